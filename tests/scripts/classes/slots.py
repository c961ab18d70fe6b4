# __slots__.
class A:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
a = A(1)
print(a.x, hasattr(a, "y"), hasattr(a, "__dict__"), A.__slots__, type(A.x).__name__, repr(A.x).split(" of ")[0])
a.y = 2; print(a.y)
del a.y
for f in (lambda: a.y, lambda: setattr(a, "z", 1), lambda: a.z, lambda: delattr(a, "y"), lambda: a.__dict__, lambda: vars(a), lambda: A.x.__get__(5), lambda: A.x.__set__(5, 1), lambda: delattr(a, "z")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class B(A):
    __slots__ = "z"
b = B(5); b.z = 6
print(b.x, b.z, hasattr(b, "__dict__"))
class C(A): pass
c = C(7); c.anything = 8
print(c.x, c.__dict__)
class D:
    __slots__ = ("a", "__dict__")
d = D(); d.a = 1; d.q = 2
print(d.a, d.__dict__)
for ns in ({"__slots__": ("x",), "x": 1}, {"__slots__": (1,)}, {"__slots__": ("1a",)}, {"__slots__": ("a b",)}, {"__slots__": ("__dict__", "__dict__")}, {"__slots__": 5}, {"__slots__": ("__weakref__", "__weakref__")}):
    try:
        type("T", (), ns)
        print("ok", ns)
    except Exception as e:
        print(type(e).__name__, e)
for base in (int, tuple, str, bytes):
    try:
        type("T", (base,), {"__slots__": ("x",)})
        print(base.__name__, "ok")
    except TypeError as e:
        print(e)
class E(int):
    __slots__ = ()
try:
    E(5).x = 1
except AttributeError as e:
    print(e)
class F(list):
    __slots__ = ("tag",)
f = F([1]); f.tag = "t"
print(f, f.tag)
class S1: __slots__ = ("a",)
class S2: __slots__ = ("b",)
try:
    class S3(S1, S2): pass
except TypeError as e:
    print(e)
class Empty: __slots__ = ()
class S4(S1, Empty): __slots__ = ()
s = S4(); s.a = 1; print(s.a)
class Dict:
    __slots__ = {"x": "doc of x", "y": "doc of y"}
print(Dict.x.__doc__, list(Dict.__slots__))
class Mangled:
    __slots__ = ("__private",)
    def set(self): self.__private = 5; return self.__private
m = Mangled()
print(m.set(), m._Mangled__private, [n for n in dir(Mangled) if "private" in n])
class G: __slots__ = ("x",)
class H: __slots__ = ("x",)
class I: __slots__ = ("y",)
g = G(); g.x = 3
g.__class__ = H
print(type(g).__name__, g.x)
try:
    g.__class__ = I
except TypeError as e:
    print(e)
class Iter: __slots__ = iter(["p", "q"])
i = Iter(); i.p = 1; print(i.p)
class Default:
    __slots__ = ("v",)
    def __getattr__(self, n): return "missing " + n
print(Default().v, Default().w)
class W: __slots__ = ("x", "__weakref__")
print(hasattr(W(), "__weakref__"), hasattr(A(1), "__weakref__"))
