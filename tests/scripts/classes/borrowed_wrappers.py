# Slot wrappers stored under other names than their own are called like any function.
class Shown(int):
    __str__ = int.__repr__

    def __repr__(self):
        return f"<{int(self)}>"


print(Shown(5), repr(Shown(5)), f"{Shown(5)}", "%s" % Shown(5), str(Shown(5)))


class Turned(int):
    __radd__ = int.__sub__
    __neg__ = int.__abs__
    __len__ = int.__int__


print(1 + Turned(10), -Turned(-3), len(Turned(4)))


class Items(list):
    __contains__ = list.__getitem__
    __call__ = list.__getitem__
    __iter__ = list.__reversed__


items = Items("abc")
print(1 in items, items(2), list(items))


class Later(int):
    def __repr__(self):
        return "repr"


print(Later(7))
Later.__str__ = int.__repr__
print(Later(7), [Later(7)])
del Later.__str__
print(Later(7))
