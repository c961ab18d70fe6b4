# list's methods.
a = [3, 1, 2]
print(a.append(4), a)
print(a.extend([5, 6]), a)
a.extend("ab"); a.extend(a); print(a)
a.extend(x for x in range(2)); print(a)
print(a.insert(0, "first"), a)
a.insert(100, "last"); a.insert(-1, "before last"); a.insert(-100, "zero"); print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
print(a.remove(1), a)
print(a.index(5), a.index(5, 6), a.index("a", 2, 8), a.count("a"), a.count("zz"))
print(a.reverse(), a)
c = a.copy(); c.clear(); print(c, len(a), c is a)
for f in (
    lambda: a.pop(100),
    lambda: [].pop(),
    lambda: a.pop("x"),
    lambda: a.remove("nope"),
    lambda: a.index("nope"),
    lambda: a.index(5, 100),
    lambda: a.append(),
    lambda: a.append(1, 2),
    lambda: a.extend(5),
    lambda: a.extend(),
    lambda: a.insert(1),
    lambda: a.insert("x", 1),
    lambda: a.sort(5),
    lambda: a.sort(key=5),
    lambda: a.sort(nope=1),
    lambda: a.sort(),
    lambda: a.clear(1),
    lambda: a.index(),
    lambda: a.count(),
    lambda: list.append(5, 1),
    lambda: list.append(),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
b = [5, 2, 9, 1]
print(b.sort(), b)
b.sort(reverse=True); print(b)
b.sort(key=lambda x: -x); print(b)
b.sort(key=None, reverse=False); print(b)
w = ["banana", "Apple", "cherry", "apple"]
w.sort(); print(w)
w.sort(key=str.lower); print(w)
w.sort(key=len, reverse=True); print(w)
print(sorted([(2, "b"), (1, "z"), (2, "a")]), sorted("hello", reverse=True), sorted({3: 1, 1: 2}), sorted([], key=len))
class E:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        print("eq", self.n, getattr(other, "n", other))
        return self.n == getattr(other, "n", other)
x, y = E(1), E(2)
print([x, y].index(y), [x, y].count(1), 2 in [x, y])
l = [x, y]
l.remove(2)
print(len(l))
class Evil:
    def __eq__(self, other):
        evil.clear()
        return False
evil = [Evil(), Evil(), Evil()]
print(5 in evil, evil)
evil = [Evil(), 1, 2]
try:
    evil.remove(5)
except ValueError as e:
    print(e, evil)
l = [1, 2, 3]
for v in l:
    if v < 6:
        l.append(v + 3)
print(l)
it = iter(l)
next(it)
print(it.__length_hint__(), list(it), list(it))
l.append(99)
print(list(it))
def gen():
    yield 1
    l.append("during")
    yield 2
l = []
l.extend(gen()); print(l)
l[:] = gen(); print(l)
print([1, 2].__eq__((1, 2)), [1].__add__([2]), [1, 2].__contains__(2), [1, 2].__len__(), [3, 4].__getitem__(1), [1].__mul__(2), [1].__rmul__(2), list.__hash__)
print([1, 2, 3].__reversed__().__next__(), list(reversed([1, 2, 3])), [].__repr__(), [1].__str__())
