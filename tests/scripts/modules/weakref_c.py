# _weakref: ref, proxy, callbacks.
import _weakref as w
class C:
    def __init__(self, n=0): self.n = n
    def m(self): return "method"
    def __repr__(self): return f"C({self.n})"
    def __add__(self, o): return ("add", o)
    def __len__(self): return 7
    def __call__(self, *a): return a
    def __getitem__(self, k): return k
    def __iter__(self): return iter([1, 2])
    def __eq__(self, o): return isinstance(o, C) and self.n == o.n
    def __hash__(self): return hash(self.n)
o = C(1)
r = w.ref(o)
print(r() is o, r() == o, r is w.ref(o), w.getweakrefcount(o), w.getweakrefs(o) == [r], type(r).__name__, r.__callback__, repr(r).split(" at ")[0])
called = []
r2 = w.ref(o, lambda x: called.append(x is r2))
r3 = w.ref(o, lambda x: called.append("third"))
print(w.getweakrefcount(o), r == r2, hash(r) == hash(o), r != w.ref(C(2)), r == w.ref(C(1)))
p = w.proxy(o)
print(p.n, p.m(), p + 1, len(p), p("a"), p["k"], list(p), p == C(1), bool(p), str(p), type(p).__name__)
p.n = 5; print(o.n)
try: hash(p)
except TypeError as e: print(e)
del o
print(r(), r2(), called, repr(r).split(" at ")[0], repr(r).endswith("dead>"))
for f in (lambda: p.n, lambda: p.m(), lambda: len(p), lambda: str(p), lambda: p + 1, lambda: setattr(p, "n", 1)):
    try:
        f()
    except ReferenceError as e:
        print("ReferenceError", e)
for x in (5, "a", (), None, [], {}, object()):
    try:
        w.ref(x)
    except TypeError as e:
        print(e)
class L(list): pass
class S: __slots__ = ("__weakref__",)
class N: __slots__ = ()
for x in (L(), S(), lambda: 0, C, {1}, (i for i in ()), type(lambda: 0)):
    print(type(x).__name__, w.ref(x) is not None, end=" ")
print()
try: w.ref(N())
except TypeError as e: print(e)
print(hash(r) if False else "dead ref keeps its hash", r2 == r, r2 == r2)
d = w.ref(C(9))
try: hash(d)
except TypeError as e: print(e)
class R(w.ref):
    def __new__(cls, o, cb=None, tag=None): return super().__new__(cls, o, cb)
    def __init__(self, o, cb=None, tag=None): super().__init__(o, cb); self.tag = tag
o = C(3); q = R(o, None, "tagged"); print(q().n, q.tag, q is R(o), w.getweakrefcount(o))
def bad(x): raise ValueError
order = []
o2 = C(4)
refs = [w.ref(o2, lambda x, i=i: order.append(i)) for i in range(3)]
del o2; print(order)
o3 = C(5); keep = w.ref(o3, lambda x: order.append("no")); del keep; del o3; print(order)
m = o.m
wr = w.ref(m); del m; print(wr())
for f in (lambda: w.ref(), lambda: w.ref(o, None, 1), lambda: w.proxy(5), lambda: w.ref(o)(1), lambda: setattr(r, "x", 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def cyc():
    a, b = C("x"), C("y"); a.o, b.o = b, a
    return w.ref(a, lambda r: order.append("cycle"))
import gc
k = cyc(); gc.collect(); print(k(), order)
