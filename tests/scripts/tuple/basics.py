# tuples.
t = (1, "a", None)
print(t, len(t), t[0], t[-1], t[1:], t[::-1], t + (4,), t * 2, 2 * t, () + (), (), (1,), 1, (1, 2) < (1, 3), (1,) < (1, 0), () < (1,), t == (1, "a", None), t != t)
print(tuple(), tuple([1, 2]), tuple("ab"), tuple(x for x in range(3)), tuple(t) is t, (*t, *"xy"), tuple({1: 2}), t[:] is t, t * 1 is t)
print(t.count("a"), t.index("a"), "a" in t, 5 in t, hash((1, 2)) == hash((1, 2)), hash(()) == hash(()), {(1, 2): "v"}[1, 2])
a, b, c = t
print(a, b, c)
x = 1, 2
print(x, type(x).__name__)
for f in (
    lambda: t[10],
    lambda: t["a"],
    lambda: t[1.5],
    lambda: t.index("zz"),
    lambda: t.index("a", 2),
    lambda: t + [1],
    lambda: t * "a",
    lambda: t < 5,
    lambda: (1, "a") < (1, 2),
    lambda: hash(([],)),
    lambda: tuple(5),
    lambda: tuple(1, 2),
    lambda: t.append(1),
    lambda: t.__setitem__(0, 1),
    lambda: tuple(x=1),
    lambda: t[::0],
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
m = ([],)
try:
    m[0] += [1]
except TypeError as e:
    print(e, m)
t += (5,)
print(t)
t *= 2
print(t)
r = ([],)
r[0].append(r)
print(r, repr(((),)), ((1,), (2, 3)), (True, False, ...), ("'", '"'))
class T(tuple):
    def __new__(cls, *args):
        return super().__new__(cls, args)
    @property
    def first(self):
        return self[0]
p = T(1, 2)
p.z = 3
print(p, p.first, p.z, type(p + (1,)).__name__, type(p[:]).__name__, p == (1, 2), hash(p) == hash((1, 2)), isinstance(p, tuple), T())
print(sorted([(1, 2), (1,), (0, 9)]), max((1, 2), (1, 3)), min([(5,), (2, 9)]), sum(((1,), (2,)), ()), tuple(reversed((1, 2, 3))), list(zip((1, 2), (3, 4))), dict(((1, 2), (3, 4))))
print((1, 2).__eq__([1, 2]), (1, 2) == [1, 2], (1, 2).__lt__((2,)), (1,).__contains__(1), (1, 2).__getnewargs__(), (1, 2).__len__())
print((lambda *a: a)(1, 2), (lambda: (yield))().__class__.__name__, (1, 2, 3)[1:2], (1, (2, (3,)))[1][1][0], 1 if () else 2)
it = iter((1, 2, 3))
print(next(it), it.__length_hint__(), list(it), next(it, "done"))
def multi():
    return 1, 2, *[3, 4]
print(multi(), (yield_ := multi())[2])
for i, (a, (b, *c)) in enumerate([(1, (2, 3, 4)), (5, (6,))]):
    print(i, a, b, c)
