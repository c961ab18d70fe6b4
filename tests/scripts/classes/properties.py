# property.
class P:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "The x."
        return self._x
    @x.setter
    def x(self, v):
        if v < 0: raise ValueError("negative")
        self._x = v
    @x.deleter
    def x(self):
        print("deleting")
        self._x = None
    @property
    def ro(self): return "ro"
    def gety(self): return "y"
    def sety(self, v): print("sety", v)
    y = property(gety, sety, doc="doc y")
    wo = property(fset=sety)
    nothing = property()
p = P()
print(p.x, P.x.__doc__, p.ro, p.y, P.y.__doc__, P.ro.__doc__, P.x.fget.__name__, P.ro.fset, P.x.__name__, type(P.x).__name__)
p.x = 5; print(p.x)
del p.x; print(p.x)
p.y = 7; p.wo = 8
for f in (lambda: setattr(p, "ro", 1), lambda: delattr(p, "ro"), lambda: p.wo, lambda: delattr(p, "y"), lambda: p.nothing, lambda: setattr(p, "nothing", 1), lambda: setattr(p, "x", -1), lambda: property(1, 2, 3, 4, 5), lambda: setattr(P.x, "fget", 1), lambda: P.x.nope):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Q(P):
    @P.x.getter
    def x(self): return "Q:" + str(self._x)
    @property
    def ro(self): return "Q" + super().ro
q = Q()
q.x = 9
print(q.x, q.ro, Q.x.fset is P.x.fset, Q.x is P.x)
class R:
    @property
    def fails(self): raise AttributeError("inside")
    @property
    def typo(self): return self.mising
    def __getattr__(self, n): return "getattr " + n
print(R().fails, R().typo)
class S:
    @property
    def fails(self): raise AttributeError("inside")
try:
    S().fails
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)
print(hasattr(S(), "fails"), getattr(S(), "fails", "dflt"))
class MyProp(property):
    "sub doc"
    def __get__(self, o, c=None):
        return ("mine", super().__get__(o, c)) if o is not None else self
class T:
    @MyProp
    def a(self): "a doc"; return 1
    @a.setter
    def a(self, v): print("set a", v)
t = T()
t.a = 3
print(t.a, type(T.a).__name__, T.a.__doc__)
class Abs:
    @property
    def val(self): return self.__dict__.get("val", "none")
    @val.setter
    def val(self, v): self.__dict__["val"] = v
a = Abs()
a.val += "!"
print(a.val)
P.x.__doc__ = "new doc"
print(P.x.__doc__)
class ClsProp(type):
    @property
    def name2(cls): return cls.__name__ * 2
class U(metaclass=ClsProp): pass
print(U.name2)
try:
    U().name2
except AttributeError as e:
    print(e)
try:
    U.name2 = 1
except AttributeError as e:
    print(e)
class Temp:
    def __init__(self, c): self.c = c
    f = property(lambda s: s.c * 9 / 5 + 32, lambda s, v: setattr(s, "c", (v - 32) * 5 / 9))
t = Temp(100)
print(t.f); t.f = 32; print(t.c)
