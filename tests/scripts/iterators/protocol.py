# The iteration protocols: __iter__, __next__, __getitem__, iter with a sentinel, next with a default.
class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return CountIter(self.n)
class CountIter:
    def __init__(self, n):
        self.n, self.i = n, 0
    def __iter__(self):
        return self
    def __next__(self):
        if self.i == self.n:
            raise StopIteration
        self.i += 1
        return self.i
class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError(i)
        return i * 10
class Bad:
    def __iter__(self):
        return 5
class NoNext:
    def __iter__(self):
        return self
class None_:
    __iter__ = None
    def __getitem__(self, i):
        return 1
print(list(Count(3)), [x for x in Count(2)], sum(Count(4)), tuple(Old()), 20 in Old(), 25 in Old(), list(iter(Old())), 2 in Count(3), sorted(Count(3), reverse=True), max(Count(5)), [*Count(2), *Old()], dict(zip(Count(2), Old())), list(enumerate(Old(), 5)))
a, b, c = Count(3)
first, *rest = Old()
print(a, b, c, first, rest)
for f in (
    lambda: iter(5),
    lambda: iter(Bad()),
    lambda: iter(NoNext()),
    lambda: list(None_()),
    lambda: [x for x in 5],
    lambda: next(5),
    lambda: next(iter([])),
    lambda: next(Count(1)),
    lambda: 1 in 5,
    lambda: 1 in None_(),
    lambda: iter(5, 6),
    lambda: iter(),
    lambda: next(),
    lambda: list(None),
    lambda: [*5],
    lambda: (lambda a, b: 0)(*Count(3)),
    lambda: max(5),
    lambda: sum(5),
    lambda: reversed(5),
    lambda: reversed(Count(3)),
    lambda: reversed({1}),
    lambda: enumerate(5),
    lambda: zip(5),
    lambda: zip([], 5),
    lambda: map(int),
    lambda: map(5, [1]).__next__(),
    lambda: filter(None),
    lambda: enumerate([], "a"),
    lambda: zip([1], [1, 2], strict=True).__next__() and list(zip([1], [1, 2], strict=True)),
    lambda: list(zip([1, 2], [1], strict=True)),
    lambda: list(zip([1, 2], [1, 2], [1], strict=True)),
    lambda: list(map(lambda a, b: a, [1], [1, 2], strict=True)),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
it = iter([1, 2])
print(next(it), next(it), next(it, "done"), next(it, None), iter(it) is it)
values = iter([3, 2, 1, 0, 9])
print(list(iter(lambda: next(values), 0)), list(values))
def stop():
    raise StopIteration("early")
print(list(iter(stop, None)))
print(list(zip("abc", [1, 2, 3], (True, False, None))), list(zip()), list(zip("ab")), list(map(lambda x, y: x + y, [1, 2, 3], [10, 20])), list(map(str, range(3))), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(enumerate("ab")), list(enumerate("ab", start=10)), list(reversed([1, 2])), list(reversed("abc")), list(reversed((1, 2))), list(reversed(Old())) if hasattr(Old, "__len__") else "no len")
class Seq(Old):
    def __len__(self):
        return 4
class Rev:
    def __reversed__(self):
        return iter("reversed")
print(list(reversed(Seq())), "".join(reversed(Rev())))
z = zip([1, 2, 3], "ab")
print(next(z), list(z), type(z).__name__, iter(z) is z)
m = map(lambda x: 1 // x, [1, 0, 2])
print(next(m))
try:
    next(m)
except ZeroDivisionError as e:
    print(e)
print(next(m))
class Raises:
    def __iter__(self):
        yield 1
        raise ValueError("mid")
try:
    for x in Raises():
        print(x)
except ValueError as e:
    print(e)
def consume(it, n):
    return [x for _, x in zip(range(n), it)]
it = iter(range(10))
print(consume(it, 3), consume(it, 3), list(it))
s = iter("ab")
for x in s:
    print(x, list(s))
