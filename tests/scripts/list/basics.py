# list: construction, indexing, slicing, operators.
a = [1, 2, 3]
print(a, len(a), a[0], a[-1], a[1:], a[::-1], a + [4], a * 2, 2 * a, a * 0, a * -1, [] + [], a == [1, 2, 3], a < [1, 2, 4], a < [1, 2], [] < [1], [1, "a"] == [1, "a"], a != a)
print(list(), list("abc"), list((1, 2)), list({1: 2}), list(range(3)), list(x * x for x in a), [*a, *a], [*"ab", 5], list(a) is a)
a[0] = 10; print(a)
a[-1] = 30; print(a)
a[1:1] = [11, 12]; print(a)
a[1:3] = []; print(a)
a[:0] = "xy"; print(a)
a[len(a):] = [5]; print(a)
a[::2] = [0, 0, 0]; print(a)
a[::-1] = list(range(6)); print(a)
a[2:4] = a; print(a)
del a[0]; print(a)
del a[1:3]; print(a)
del a[::2]; print(a)
del a[-2:]; print(a)
a[:] = []; print(a)
a = list(range(10))
print(a[2:8:3], a[8:2:-2], a[-3:], a[:-3], a[100:], a[-100:2], a[5:5], a[::4], a[::-4], a[7::-3], a[:7:-1])
del a[1::3]; print(a)
a += (20, 21); print(a)
a += "z"; print(a)
a *= 2; print(a)
b = a
b += [1]
print(a is b, len(a))
for f in (
    lambda: a[100],
    lambda: a[-100],
    lambda: a["x"],
    lambda: a[None],
    lambda: a[1.0],
    lambda: a.__setitem__(100, 1),
    lambda: a.__delitem__(100),
    lambda: a + (1,),
    lambda: a + 5,
    lambda: a * "x",
    lambda: a * 1.5,
    lambda: a - a,
    lambda: a < (1,),
    lambda: a < 5,
    lambda: a.__setitem__(slice(0, 2), 5),
    lambda: a.__setitem__(slice(None, None, 2), [1]),
    lambda: a[::0],
    lambda: a["a":],
    lambda: list(5),
    lambda: list(1, 2),
    lambda: list(x=1),
    lambda: a.nope,
    lambda: hash(a),
    lambda: {a: 1},
    lambda: a.__iadd__(5),
    lambda: [1, 2] < [1, "a"],
    lambda: a(),
    lambda: len(a, 1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
n = [[]] * 3
n[0].append(1)
print(n)
r = [1, [2, [3]]]
r.append(r)
print(r, r[2][2] is r, len(r))
print(1 in [1, 2], 5 in [1, 2], [1] in [[1]], None in [None], "a" not in ["b"], float("nan") in [float("nan")])
m = [[0] * 3 for _ in range(2)]
m[0][1] = 5
m[1][-1] += 2
print(m, [row[1] for row in m], sum(m, []), [c for row in m for c in row])
class L(list):
    def extra(self):
        return len(self)
l = L([1, 2])
l.attr = "x"
print(l, l.extra(), l.attr, type(l + [3]).__name__, type(l[:]).__name__, l == [1, 2], repr(l))
