# Metaclasses, __prepare__, __init_subclass__, __call__, conflicts.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"prepared": True}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, [k for k in ns if not k.startswith("__")], kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def cmethod(cls): return "meta method of " + cls.__name__
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    def __len__(cls): return 7
    def __iter__(cls): return iter("meta")
    def __getitem__(cls, k): return ("meta item", k)
    def __contains__(cls, x): return x == 5
    def __instancecheck__(cls, o): return o == "inst"
    def __subclasscheck__(cls, o): return o is int
    def __getattr__(cls, n): return "meta getattr " + n if not n.startswith("_") else type.__getattribute__(cls, n)
    def __bool__(cls): return False
    def __eq__(cls, o): return o == "eq" or cls is o
    def __hash__(cls): return 1
    def __dir__(cls): return ["b", "a"]
    def __add__(cls, o): return "meta add"
class A(metaclass=Meta, tag=1):
    x = 1
    def __init__(self, v): self.v = v
a = A(5)
print(A, a.v, A.prepared, A.cmethod(), len(A), list(A), A["k"], 5 in A, isinstance("inst", A), isinstance(5, A), isinstance(a, A), issubclass(int, A), A.unknown, bool(A), A == "eq", A != "x", dir(A), A + 1, type(A).__name__)
try:
    a.cmethod
except AttributeError as e:
    print(e)
class B(A):
    y = 2
print(type(B) is Meta, B(1).v)
class M2(type): pass
try:
    class C(A, metaclass=M2): pass
except TypeError as e:
    print(e)
class M3(Meta): pass
class D(A, metaclass=M3): pass
print(type(D).__name__)
def func(name, bases, ns, **kw):
    print("func", name, bases, sorted(k for k in ns if not k.startswith("__")), kw)
    return name * 2
class F(int, metaclass=func, kw=5):
    q = 1
print(F)
class Base:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__, tag))
class S1(Base, tag="t"): pass
class S2(S1): pass
print(Base.subs)
try:
    class S3(Base, wrong=1): pass
except TypeError as e:
    print(e)
try:
    class S4(wrong=1): pass
except TypeError as e:
    print(e)
class Bad(type):
    def __prepare__(name, bases): return 5
try:
    class X(metaclass=Bad): pass
except TypeError as e:
    print(e)
class Log(dict):
    def __setitem__(self, k, v):
        if not k.startswith("__"): print("ns set", k)
        super().__setitem__(k, v)
    def __missing__(self, k):
        if k.startswith("auto"): return k + "!"
        raise KeyError(k)
class P(type):
    def __prepare__(*a): return Log()
    def __new__(m, n, b, ns): return type.__new__(m, n, b, dict(ns))
class Y(metaclass=P):
    a = 1
    b = auto_thing
    def m(self): return __class__
    del a
print(Y.b, Y().m() is Y, hasattr(Y, "a"))
class Single(type):
    _inst = {}
    def __call__(cls, *a):
        if cls not in cls._inst: cls._inst[cls] = super().__call__(*a)
        return cls._inst[cls]
class One(metaclass=Single): pass
print(One() is One())
class NewOnly:
    def __new__(cls, *a):
        print("__new__", a)
        return super().__new__(cls) if a else "not an instance"
    def __init__(self, *a): print("__init__", a)
print(type(NewOnly(1)).__name__, NewOnly())
class NoCell(type):
    def __new__(m, n, b, ns):
        ns.pop("__classcell__", None)
        return super().__new__(m, n, b, ns)
try:
    class Z(metaclass=NoCell):
        def f(self): return __class__
except RuntimeError as e:
    print(e)
class Entries:
    def __mro_entries__(self, bases): return (int, str.__class__) if False else (list,)
class WithEntries(Entries()): pass
print(WithEntries.__mro__[1], WithEntries.__orig_bases__[0].__class__.__name__, WithEntries([1]))
print(type.__call__(int, "5"), type("T", (), {})().__class__.__name__, type(type), isinstance(type, object), isinstance(object, type), type.mro(int), type.__prepare__())
class OrderMeta(type):
    def mro(cls):
        r = type.mro(cls)
        print("mro of", cls.__name__)
        return r
class O(metaclass=OrderMeta): pass
print(O.__name__, type.__dict__["__mro__"].__get__(O)[-1])
