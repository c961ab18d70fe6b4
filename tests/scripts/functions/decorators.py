# Decorators of functions and classes.
def trace(f):
    def wrapper(*args, **kw):
        print("call", f.__name__, args, kw)
        r = f(*args, **kw)
        print("return", r)
        return r
    return wrapper
def repeat(n):
    def deco(f):
        def w(*a):
            return [f(*a) for _ in range(n)]
        return w
    return deco
@trace
def add(a, b=1):
    return a + b
add(1); add(1, b=5)
@repeat(3)
@trace
def hi(x):
    return x * 2
print(hi("a"))
def order(name):
    print("evaluate", name)
    def deco(f):
        print("apply", name)
        return f
    return deco
@order("outer")
@order("inner")
def g():
    return "g"
print(g())
@order("class")
class C:
    print("body")
    @order("method")
    def m(self):
        return "m"
    @staticmethod
    def s(x):
        return x
    @classmethod
    def c(cls):
        return cls.__name__
    @property
    def p(self):
        return "p"
print(C().m(), C.s(1), C().s(2), C.c(), C().c(), C().p)
def register(cls):
    registry.append(cls.__name__)
    cls.registered = True
    return cls
registry = []
@register
class A: pass
@register
class B: pass
print(registry, A.registered)
@lambda f: f.__name__.upper()
def shout(): pass
print(shout)
decos = [trace, repeat(2)]
@decos[1]
def twice():
    return 2
print(twice())
@(lambda f: lambda: f() + 1)
def plus():
    return 1
print(plus())
class Counter:
    def __init__(self, f):
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
    def __get__(self, obj, cls=None):
        return (lambda *a: self(obj, *a)) if obj is not None else self
@Counter
def counted(x):
    return x
counted(1); counted(2)
print(counted.n)
class D:
    @Counter
    def m(self, x):
        return x + 1
d = D()
print(d.m(1), d.m(2), D.m.n)
try:
    @None
    def bad(): pass
except TypeError as e:
    print(e)
try:
    @missing
    def bad2(): pass
except NameError as e:
    print(e)
class E:
    @classmethod
    def make(cls, x):
        e = cls()
        e.x = x
        return e
    @staticmethod
    def helper(*a): return a
    alias = helper
    def __class_getitem__(cls, item):
        return cls.__name__, item
    def __init_subclass__(cls, **kw):
        print("subclass", cls.__name__, kw)
class F(E, tag=1): pass
print(E.make(1).x, type(F.make(2)).__name__, E.helper(1), E().helper(1), E.alias(2), E[int], F["x", 1], E.__dict__["helper"](5))
print(type(E.__dict__["make"]).__name__, type(E.__dict__["helper"]).__name__, E.__dict__["make"].__func__.__name__, repr(E.__dict__["helper"]).split(" at ")[0])
def deco_with_state():
    calls = []
    def deco(f):
        def w(*a):
            calls.append(a)
            return f(*a)
        w.calls = calls
        return w
    return deco
@deco_with_state()
def st(*a): return sum(a)
print(st(1, 2), st(3), st.calls)
