# A native __new__ in a class of another layout, abstract bases without an end, and steps beyond the last item.
import sys


class FromList:
    __new__ = list.__new__


class FromObject(list):
    __new__ = object.__new__


class FromInt(int):
    __new__ = int.__new__


for call in (lambda: type(FromList()), FromObject, lambda: FromInt(5), lambda: list.__new__(object), lambda: object.__new__(list)):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Endless:
    def __getattr__(self, name):
        class First:
            pass

        class Second:
            pass

        First.__getattr__ = Second.__getattr__ = Endless.__getattr__
        return First(), Second()


class Cycle:
    @property
    def __bases__(self):
        return self, self, self


for made in (Endless(), Cycle()):
    try:
        print(issubclass(made, int))
    except RecursionError:
        print('RecursionError')


class Line:
    def __init__(self, length):
        self.length = length

    @property
    def __bases__(self):
        return (Line(self.length - 1),) if self.length else ()


print(issubclass(Line(5000), int))
items = [0, 1, 2, 3]
print(items[1::sys.maxsize], items[3::-sys.maxsize], items[::sys.maxsize])
items[1::sys.maxsize] = [9]
print(items)
del items[1::sys.maxsize]
print(items)
data = bytearray(b'abcd')
del data[1::sys.maxsize]
print(data, bytearray(b'abc')[2::-sys.maxsize], (1, 2)[1::sys.maxsize], 'ab'[1::sys.maxsize], b'ab'[1::sys.maxsize])
