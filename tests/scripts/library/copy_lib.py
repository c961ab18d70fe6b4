# needs: lib
# copy.
import copy
a = [1, [2, 3], {"k": (4, [5])}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append(99); a[2]["k"][1].append(6)
print(s, d, s[1] is a[1], d[1] is a[1])
l = [1]; l.append(l); m = copy.deepcopy(l); print(m[1] is m, m is not l)
class C:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
x = C([1]); y, z = copy.copy(x), copy.deepcopy(x); print(y.v is x.v, z.v is x.v, z == x)
class S:
    __slots__ = ("a", "b")
o = S(); o.a = [1]; p = copy.deepcopy(o); print(p.a, p.a is o.a, hasattr(p, "b"))
class Cust:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(Cust()), copy.deepcopy([Cust()]))
for v in (5, "a", None, (1, 2), frozenset([1]), len, int, ..., 1.5, b"x", range(3)): print(copy.copy(v) is v, copy.deepcopy(v) is v, end=" ")
print()
t = ([1],); u = copy.deepcopy(t); print(u is t, u[0] is t[0], copy.copy(t) is t)
shared = [0]; q = copy.deepcopy([shared, shared]); print(q[0] is q[1])
class Red:
    def __init__(self, n): self.n = n
    def __reduce__(self): return Red, (self.n + 1,)
print(copy.copy(Red(1)).n)
class St:
    def __getstate__(self): return {"s": 1}
    def __setstate__(self, s): self.got = s
print(copy.copy(St()).got)
class L(list): pass
k = L([1]); k.x = [2]; j = copy.deepcopy(k); print(j, j.x, type(j).__name__, j.x is k.x)
for f in (lambda: copy.copy((x for x in ())), lambda: copy.replace(5)):
    try: f()
    except TypeError as e: print(e)
print(copy.deepcopy({1: {2: {3}}}), copy.copy({1, 2}), copy.deepcopy(bytearray(b"a")), copy.Error.__name__)
