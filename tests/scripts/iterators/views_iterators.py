# Iterators of builtin types: types, length hints, exhaustion, copying their state, concurrent changes.
for it in (iter([1, 2]), iter((1, 2)), iter("ab"), iter(b"ab"), iter({1: 2}), iter({1: 2}.values()), iter({1: 2}.items()), iter({1}), iter(range(2)), iter(range(10 ** 20, 10 ** 20 + 2)), reversed([1, 2]), reversed({1: 2}), reversed(range(2)), reversed("ab"), enumerate("a"), zip("a"), map(str, [1]), filter(None, [1]), iter(bytearray(b"a")), iter(memoryview(b"a")), iter(lambda: 1, 1), (x for x in [1])):
    n = type(it).__name__
    h = it.__length_hint__() if hasattr(it, "__length_hint__") else "-"
    print(n, h, iter(it) is it, list(it), list(it), next(it, "end"), it.__length_hint__() if hasattr(it, "__length_hint__") else "-")
for it in (iter([1, 2, 3]), iter((1, 2)), iter("abc"), iter(range(5)), iter({1: 2}), iter({5}), reversed([1, 2]), enumerate("ab", 3), zip("ab"), iter(b"ab"), iter("é日")):
    next(it)
    r = it.__reduce__()
    print(r[0].__name__, r[1] if "object at" not in repr(r[1]) else "...", r[2:] )
i = iter([1, 2, 3, 4]); i.__setstate__(2); print(list(i)); i = iter("abc"); i.__setstate__(1); print(list(i)); r = iter(range(10)); r.__setstate__(7); print(list(r)); i = iter([1]); i.__setstate__(100); print(list(i)); i = iter([1, 2]); i.__setstate__(-5); print(list(i))
l = [1, 2, 3]; i = iter(l); next(i); l.insert(0, 0); print(next(i)); l.clear(); print(list(i)); l.extend([5] * 9); print(list(i))
r = reversed(l); next(r); l.pop(); print(next(r), len(list(r)))
d = {1: 1, 2: 2}
for make in (iter, lambda d: iter(d.items()), lambda d: iter(d.values()), reversed):
    what = make(d); next(what); d[len(d) + 10] = 0
    try: next(what)
    except RuntimeError as e: print(e)
d = {1: 1, 2: 2}; i = iter(d); next(i); del d[1]; d[3] = 3
try: print(next(i), list(i))
except RuntimeError as e: print(e)
s = {1, 2, 3}; i = iter(s); next(i); s.add(9)
try: next(i)
except RuntimeError as e: print(e)
b = bytearray(b"abc"); i = iter(b); next(i); b.extend(b"d"); print(bytes(i)); 
for bad in (lambda: iter([]).__setstate__("a"), lambda: next(iter(())), lambda: iter([]).nope, lambda: type(iter([]))(), lambda: iter([]).__next__(1), lambda: type(iter({}))()):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class Seq:
    def __init__(self): self.n = 3
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError
        return i
q = Seq(); i = iter(q); print(i.__length_hint__(), next(i)); q.n = 5; print(i.__length_hint__(), list(i)); q.n = 9; print(list(i), list(reversed(q)))
class LH:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self):
        if isinstance(self.h, Exception): raise self.h
        return self.h
for h in (2, 100, 0, NotImplemented, -1, "x", TypeError("t"), ValueError("v")):
    try: print(list(LH(h)))
    except Exception as e: print(type(e).__name__, e)
print(list(zip(*[iter("abcdef")] * 3)), list(map(None.__class__ and (lambda *a: a), [1, 2], "xy")), [*enumerate("ab", -1)], max(iter([3, 1])), sum(iter([1, 2])), sorted(iter("ba")), dict(iter([("a", 1)])), set(iter([1, 1])), tuple(iter("ab")), bytes(iter([65])), "".join(iter("xy")), list(iter(iter(iter("q")))))
