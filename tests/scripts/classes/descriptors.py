# Descriptors: data and non-data, lookup order, __set_name__.
class Data:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, obj, cls=None):
        if obj is None: return self
        return ("data", self.name, obj.__dict__.get(self.name))
    def __set__(self, obj, v):
        print("set", self.name, v)
        obj.__dict__[self.name] = v
    def __delete__(self, obj):
        print("delete", self.name)
        del obj.__dict__[self.name]
class NonData:
    def __get__(self, obj, cls=None):
        return ("nondata", obj is None, cls.__name__)
class ReadOnly:
    def __get__(self, obj, cls): return "ro"
    def __set__(self, obj, v): raise AttributeError("read only!")
class SetOnly:
    def __set__(self, obj, v): obj.__dict__["so"] = v * 2
class C:
    d = Data()
    n = NonData()
    r = ReadOnly()
    so = SetOnly()
    x = "class x"
c = C()
print(c.d, c.n, C.n, c.r, type(C.d).__name__, type(c.so).__name__)
c.d = 5
print(c.d, c.__dict__)
c.__dict__["d"] = "direct"
print(c.d)
c.n = "instance"
print(c.n, C.n)
del c.n
print(c.n)
c.so = 4
print(c.so, c.__dict__)
c.x = "inst x"
print(c.x, C.x)
del c.d
for f in (lambda: setattr(c, "r", 1), lambda: delattr(c, "r"), lambda: delattr(c, "n"), lambda: delattr(c, "so"), lambda: delattr(c, "d")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
C.d = "replaced"
print(c.d, C.__dict__["x"])
class Meta(type):
    md = Data()
    mn = NonData()
    mx = "meta x"
class K(metaclass=Meta):
    mx = "class mx"
    mn = "class mn"
try:
    K.md = 3
except TypeError as e:
    print(e)
print(K.mn, K.mx, Meta.mn[:2])
try:
    K().md
except AttributeError as e:
    print(e)
class Bad:
    def __set_name__(self, owner, name): raise ValueError("in set_name")
try:
    class T:
        bad = Bad()
except ValueError as e:
    print(e, e.__notes__)
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, obj, cls):
        if obj is None: return self
        print("compute")
        v = obj.__dict__[self.n] = self.f(obj)
        return v
class L:
    @Lazy
    def value(self): return 42
l = L()
print(l.value, l.value)
class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, obj, cls): return getattr(obj, self.n)
    def __set__(self, obj, v):
        if not isinstance(v, self.t): raise TypeError(f"{self.n[1:]} must be {self.t.__name__}, not {type(v).__name__}")
        setattr(obj, self.n, v)
class Person:
    name = Typed(str)
    age = Typed(int)
    def __init__(self, n, a): self.name, self.age = n, a
p = Person("Ann", 5)
print(p.name, p.age, vars(p))
try:
    p.age = "old"
except TypeError as e:
    print(e)
f = lambda self: self
print(f.__get__(5)(), f.__get__(None, int) is f, type(f.__get__(5)).__name__, str.upper.__get__("a")(), len.__get__ if hasattr(len, "__get__") else "builtins don't bind")
try:
    f.__get__(None)
except TypeError as e:
    print(e)
class CM:
    @classmethod
    def a(cls): return cls
    @staticmethod
    def b(): return 1
print(CM.__dict__["a"].__get__(None, int)(), CM.__dict__["b"].__get__(5)(), classmethod(len).__func__, staticmethod(5).__get__(1))
for g in (lambda: type(int.real).__name__, lambda: int.__dict__["real"].__get__("x"), lambda: list.append.__get__(5), lambda: int.__add__(1), lambda: int.__add__("a", 1), lambda: str.join(5, []), lambda: int.__dict__["real"].__set__(5, 1)):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
