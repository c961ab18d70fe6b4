# range and slice objects.
for args in [(5,), (2, 5), (0, 10, 3), (10, 0, -3), (0,), (5, 2), (-5,), (-3, 3), (0, 10**20, 10**19), (10, 0, -1), (1, 2, 100)]:
    r = range(*args)
    print(r, len(r) if len(args) < 3 or args[1] < 10**18 else "-", list(r), r.start, r.stop, r.step)
r = range(0, 20, 3)
print(r[0], r[-1], r[2], r[1:3], r[::-1], r[::2], r[10:], r[:-1], r[-3:], 6 in r, 7 in r, 6.0 in r, "a" in r, r.index(9), r.count(9), r.count(10), bool(r), bool(range(0)))
print(range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(5) == [0, 1, 2, 3, 4], range(5) != range(6), hash(range(5)) == hash(range(0, 5)), range(1, 1, 5) == range(0), range(3) == range(0, 3, 1))
print(list(reversed(range(5))), list(reversed(range(0, 10, 4))), list(reversed(range(0))), sum(range(101)), max(range(5)), min(range(3, 9)), sorted(range(5, 0, -1)), list(range(5))[::-2], tuple(range(2)), 10**30 in range(10**31), range(10**30)[10**29], range(2**70)[-1])
for f in (
    lambda: range(),
    lambda: range(1, 2, 3, 4),
    lambda: range(1.5),
    lambda: range("a"),
    lambda: range(1, 2, 0),
    lambda: range(None),
    lambda: range(5)[10],
    lambda: range(5)["a"],
    lambda: range(5)[::0],
    lambda: range(5).index(7),
    lambda: range(5).index("a"),
    lambda: range(5) + range(5),
    lambda: range(5) < range(6),
    lambda: range(5).start(),
    lambda: setattr(range(5), "start", 1),
    lambda: range(stop=5),
    lambda: type("R", (range,), {}),
    lambda: range(5).__setitem__(0, 1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class I:
    def __init__(self, n):
        self.n = n
    def __index__(self):
        return self.n
print(range(I(3)), list(range(I(1), I(4))), range(10)[I(3)], range(10)[I(1):I(3)])
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), next(it, "end"))
big = iter(range(10**20, 10**20 + 3))
print(next(big), list(big), type(iter(range(3))).__name__, type(iter(range(10**20))).__name__)
total = 0
for i in range(10, -10, -3):
    total += i
print(total, i)
for i in range(3):
    i = 10
print(i)
for i in range(0):
    print("never")
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, 2), s == slice(1, 10, 2), s != slice(1), slice(1, 2) < slice(1, 3), s.indices(5), s.indices(100), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(10, 0, -3).indices(7), hash(slice(1, 2)) == hash(slice(1, 2)))
print([0, 1, 2, 3, 4, 5][s], "abcdefgh"[slice(-3, None)], slice("a", "b"), slice(1, None, None))
for f in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice("a").indices(5), lambda: slice(None, None, 0).indices(5), lambda: slice(1).indices(-1), lambda: setattr(s, "start", 2), lambda: slice(1).indices("a"), lambda: slice(1.5).indices(4), lambda: {slice([]): 1}):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Show:
    def __getitem__(self, k):
        return k
    def __setitem__(self, k, v):
        print("set", k, v)
    def __delitem__(self, k):
        print("del", k)
x = Show()
print(x[1], x[1:2], x[:], x[::2], x[1, 2], x[1:2, 3], x[...], x[()], x[*[1, 2]], x[:, ::-1])
x[1:2] = 5
x[:, 1] = 6
del x[::2]
x[0] = x[1] = 7
