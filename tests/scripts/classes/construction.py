# __new__, __init__, __call__, __del__, class attributes, order of construction, singletons, factories.
class A:
    def __new__(cls, *a, **k):
        print("new", cls.__name__, a, k)
        return super().__new__(cls)
    def __init__(self, *a, **k): print("init", type(self).__name__, a, k)
A(); A(1, x=2)
class B(A):
    def __init__(self, v):
        print("B before"); super().__init__(v); print("B after")
B(5)
class Other:
    def __new__(cls): return 42
    def __init__(self): print("never")
print(Other())
class Sub(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
    def __init__(self, v): self.orig = v
s = Sub(5); print(s, s.orig)
class Single:
    _one = None
    def __new__(cls):
        if cls._one is None: cls._one = super().__new__(cls)
        return cls._one
    def __init__(self): self.n = getattr(self, "n", 0) + 1
print(Single() is Single(), Single().n)
class OnlyInit:
    def __init__(self, a): self.a = a
class OnlyNew:
    def __new__(cls, a): return super().__new__(cls)
class Neither: pass
class Both(OnlyNew, OnlyInit): pass
for f in (lambda: OnlyInit(), lambda: OnlyInit(1, 2), lambda: OnlyNew(), lambda: OnlyNew(1), lambda: Neither(1), lambda: Neither(x=1), lambda: Both(1).a, lambda: object.__new__(OnlyInit, 5), lambda: object.__new__(Neither, 5), lambda: object.__init__(Neither(), 5), lambda: object(), lambda: object.__new__(), lambda: OnlyInit.__new__(OnlyInit), lambda: A.__init__()):
    try:
        r = f(); print(type(r).__name__ if "object at" in repr(r) else r)
    except TypeError as e: print(e)
class BadInit:
    def __init__(self): return 5
try: BadInit()
except TypeError as e: print(e)
class NoneInit:
    def __init__(self): return None
print(type(NoneInit()).__name__)
class NewNotCls:
    def __new__(cls): return NewNotCls2()
class NewNotCls2:
    def __init__(self): print("other init")
print(type(NewNotCls()).__name__)
class Call:
    def __call__(self, *a, **k): return a, k
    def __new__(cls): return object.__new__(cls)
print(Call()(1, x=2), callable(Call()), Call.__call__(Call(), 3))
class M(type):
    def __call__(cls, *a): print("meta call", a); return super().__call__(*a) if a else None
class WithM(metaclass=M):
    def __init__(self, v): self.v = v
print(WithM(), WithM(3).v)
class Reg:
    all = {}
    def __init_subclass__(cls, key=None): Reg.all[key or cls.__name__.lower()] = cls
class Dog(Reg): pass
class Cat(Reg, key="c"): pass
print(Reg.all, [c.__name__ for c in Reg.__subclasses__()])
class Temp:
    @classmethod
    def from_f(cls, f): o = cls.__new__(cls); o.c = (f - 32) * 5 / 9; return o
print(Temp.from_f(212).c, hasattr(Temp(), "c"))
class Body:
    print("body runs", __qualname__, __module__)
    x = [1]; y = x; y.append(2)
    def f(self): return self.x
    z = f
    locals()["dyn"] = "via locals"
print(Body.x, Body().z(), Body.dyn, Body.__dict__["z"] is Body.__dict__["f"])
def make(**ns): return type("Made", (), ns)
m = make(a=1, hello=lambda self: "hi " + str(self.a)); print(m().hello(), m.__name__, m.__qualname__, m.__doc__)
m.__name__ = "Renamed"; m.__qualname__ = "Q.R"; print(m, m.__name__, repr(m())[:14])
class Cmp:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if type(o) is Cmp else NotImplemented
print(Cmp(1) == Cmp(1), Cmp(1) == 1, Cmp(1) in [Cmp(1)], Cmp.__hash__)
try: {Cmp(1)}
except TypeError as e: print(e)
class H(Cmp): __hash__ = object.__hash__
print(len({H(1), H(1)}), isinstance(hash(H(1)), int))
