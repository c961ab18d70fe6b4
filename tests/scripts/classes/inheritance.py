# Multiple inheritance, the MRO, super, mixins.
class A:
    def f(self): return ["A"]
    def who(self): return "A"
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super().f()
    def who(self): return "C"
class D(B, C):
    def f(self): return ["D"] + super().f()
d = D()
print(d.f(), d.who(), [c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__), D.__bases__, D.__base__.__name__)
class X: pass
class Y: pass
class P(X, Y): pass
class Q(Y, X): pass
try:
    class Z(P, Q): pass
except TypeError as e:
    print(e)
try:
    class Z2(A, D): pass
except TypeError as e:
    print(e)
try:
    class Z3(A, A): pass
except TypeError as e:
    print(e)
for bases in ((bool,), (type(None),), (type(lambda: 0),), (range,), (slice,), (type(...),), (type(iter([])),), (type(x for x in ()),), (int, str), (int, float), (list, dict), (memoryview,), (type({}.keys()),), ("a",), (5,), (type(len),)):
    try:
        type("T", bases, {})
        print(bases, "ok")
    except TypeError as e:
        print(e)
class M1:
    def __init__(self, **kw):
        print("M1", kw); super().__init__(**kw)
class M2:
    def __init__(self, b=0, **kw):
        print("M2", b, kw); super().__init__(**kw)
class M(M1, M2):
    def __init__(self, a, **kw):
        print("M", a, kw); super().__init__(**kw)
M(1, b=2)
s = super(D, d)
print(s.f(), super(B, d).f(), super(C, d).f(), s.__thisclass__.__name__, s.__self__ is d, s.__self_class__.__name__, repr(s).split(", <")[0], super(D, D).who(d))
for f in (lambda: super(), lambda: super(5), lambda: super(A, 5), lambda: super(D, A()), lambda: super(A, d).f(), lambda: super(D, d).nope, lambda: super(1, 2, 3), lambda: super(B).f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class NoArgs:
    def f():
        return super()
    def g(x):
        x = 5
        return super()
    def h(self):
        del self
        return super()
    def i(self):
        return [super() for _ in range(1)][0] is not None, (lambda: super().__init__)() is not None if False else 1
for name in "fghi":
    try:
        print(name, getattr(NoArgs, name)(*([NoArgs()] if name != "f" else [])))
    except Exception as e:
        print(name, type(e).__name__, e)
class Shape:
    def area(self): raise NotImplementedError("area")
    def describe(self): return f"{type(self).__name__} of {self.area()}"
class Square(Shape):
    def __init__(self, n): self.n = n
    def area(self): return self.n ** 2
class Circle(Shape):
    pass
for s in (Square(3), Circle()):
    try:
        print(s.describe())
    except NotImplementedError as e:
        print(repr(e))
class L(list):
    def append(self, x):
        super().append(x * 2)
        return self
    def __getitem__(self, i):
        return ("got", super().__getitem__(i))
l = L([1])
l.append(5)
print(l, l[0], l[-1], [x for x in l], len(l), L("ab") + ["c"], isinstance(l, list))
class DD(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n) from None
dd = DD(a=1)
dd["b"] = 1
print(dd, dd.a, dd.b, hasattr(dd, "c"))
class Multi(str, A): pass
print(Multi("x").f(), Multi("x") + "y", Multi.__mro__[1:3])
A.g = lambda self: "added to A"
print(d.g())
B.who = lambda self: "B now"
print(d.who())
del B.who
print(d.who())
class Base1: x = 1
class Base2: x = 2
class Ch(Base1): pass
c = Ch()
print(c.x)
Ch.__bases__ = (Base2,)
print(c.x, Ch.__mro__, Base1.__subclasses__(), Base2.__subclasses__())
try:
    Ch.__bases__ = (int,)
except TypeError as e:
    print(e)
try:
    Base1.__bases__ = (Ch,)
    print(Base1.__mro__)
    Base2.__bases__ = (Ch,)
except TypeError as e:
    print(e)
class WithSuperProp:
    @property
    def p(self): return "base p"
    @classmethod
    def c(cls): return "base c " + cls.__name__
    @staticmethod
    def s(): return "base s"
class SubProp(WithSuperProp):
    @property
    def p(self): return "sub " + super().p
    @classmethod
    def c(cls): return "sub " + super().c()
    @staticmethod
    def s(): return "sub " + super(SubProp, SubProp).s()
    def __getattr__(self, n): return super().__getattribute__("p") if n == "q" else n
print(SubProp().p, SubProp.c(), SubProp.s(), SubProp().q)
