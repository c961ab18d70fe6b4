# Hot attribute access while shapes, classes and descriptors change.
class A:
    kind = "class attr"
    def __init__(self): self.x, self.y = 1, 2
    def m(self): return "m"
def getx(o): return o.x
def getk(o): return o.kind
def callm(o): return o.m()
def setx(o, v): o.x = v
a = A()
for i in range(100): getx(a); getk(a); callm(a); setx(a, i)
print(getx(a), getk(a), callm(a))
A.kind = "changed"; print(getk(a))
a.kind = "instance"; print(getk(a)); del a.kind; print(getk(a))
A.m = lambda self: "new m"; print(callm(a))
a.m = lambda: "instance m"; print(callm(a)); del a.m; print(callm(a))
class B(A):
    def m(self): return "B.m"
b = B()
for i in range(100): getx(b); callm(b)
print(callm(b), callm(a))
del B.m; print(callm(b))
class P:
    @property
    def x(self): return "property"
    kind = property(lambda s: "kind property")
    @staticmethod
    def m(): return "static"
for i in range(100): getx(P()); callm(P())
print(getx(P()), getk(P()), callm(P()))
class S:
    __slots__ = ("x",)
    kind = "slots"
    @classmethod
    def m(cls): return cls.__name__
s = S()
for i in range(100): setx(s, i); getx(s); callm(s)
print(getx(s), callm(s), getk(s)); del s.x
try: getx(s)
except AttributeError as e: print(e)
class G:
    def __getattr__(self, n): return lambda: "getattr " + n
for i in range(100): getx(G())
print(getx(G())(), callm(G()))
A.x = property(lambda self: "data descriptor now"); print(getx(a))
try: setx(a, 5)
except AttributeError as e: print(e)
del A.x; print(getx(a))
a.__dict__ = {"x": "from new dict"}; print(getx(a)); a.__dict__["x"] = "poked"; print(getx(a))
d = a.__dict__; setx(a, "set"); print(d)
a.__class__ = B; print(callm(a))
for o in (A(), B(), P(), S(), 5, None):
    try: print(type(o).__name__, getk(o), callm(o))
    except AttributeError as e: print(e)
class Many:
    def __init__(self, n):
        for i in range(n): setattr(self, f"a{i}", i)
for n in (1, 5, 29, 30, 31, 60): m = Many(n); print(n, m.a0, getattr(m, f"a{n - 1}"), len(vars(m)))
class Order:
    def __init__(self, flip):
        if flip: self.q = 1; self.p = 2
        else: self.p = 1; self.q = 2
def getp(o): return o.p * 10 + o.q
print([getp(Order(i % 3 == 0)) for i in range(60)][-6:])
import math
def mod(): return math.pi
for _ in range(100): mod()
old = math.pi; math.pi = 3; print(mod()); math.pi = old; print(mod() > 3.1)
class C:
    n = 0
def inc():
    C.n += 1
    return C.n
for _ in range(100): inc()
print(inc()); C.n = "s"
try: inc()
except TypeError as e: print(e)
class Meta(type):
    v = "meta"
class WithMeta(metaclass=Meta): pass
def getv(c): return c.v
for _ in range(100): getv(WithMeta)
print(getv(WithMeta)); WithMeta.v = "own"; print(getv(WithMeta)); Meta.v = property(lambda c: "meta property"); print(getv(WithMeta))
