# Annotations, PEP 649 and 749: evaluated when asked for.
def f(a: int, b: "later" = 1, *c: str, d: list[int] = None, **e: dict) -> undefined_yet:
    x: int = 5
    y: also_undefined
    return x
print(f(1))
try:
    f.__annotations__
except NameError as e:
    print(e)
undefined_yet = "now defined"
print(f.__annotations__, f.__annotations__ is f.__annotations__)
print(type(f.__annotate__).__name__, f.__annotate__(1) == f.__annotations__, f.__annotate__.__name__, f.__annotate__.__qualname__)
try:
    f.__annotate__(2)
except NotImplementedError as e:
    print("NotImplementedError", e)
class C:
    x: int
    y: "str" = 5
    z: Forward = None
    _p: float
    def m(self, other: C) -> C: pass
try:
    C.__annotations__
except NameError as e:
    print(e)
class Forward: pass
print(C.__annotations__, C.m.__annotations__, C.y, hasattr(C, "x"))
class D(C):
    w: int
print(D.__annotations__, "__annotations__" in D.__dict__, [k for k in D.__dict__ if "annot" in k])
class E(C): pass
print(E.__annotations__)
def g(x): return x
print(g.__annotations__, g.__annotate__)
g.__annotations__["x"] = int
print(g.__annotations__)
g.__annotations__ = {"y": 1}
print(g.__annotations__, g.__annotate__)
g.__annotate__ = lambda fmt: {"made": fmt}
print(g.__annotations__)
g.__annotate__ = None
print(g.__annotations__)
for h in (lambda: setattr(g, "__annotate__", 5), lambda: setattr(g, "__annotations__", 5), lambda: setattr(g, "__annotate__", lambda: 1)):
    try:
        h()
    except TypeError as e:
        print(e)
x: int = 1
z: str
try:
    z
except NameError as e:
    print(e)
print(__annotations__ if "__annotations__" in globals() else "none in globals", __annotate__(1))
if x:
    cond: int = 3
else:
    never: str = "no"
print(__annotate__(1))
def scope():
    T = int
    def inner(a: T): return a
    T = str
    return inner.__annotations__
print(scope())
class Gen:
    T = int
    def m(self, a: T) -> T: pass
    attr: T
    T = bytes
print(Gen.m.__annotations__, Gen.__annotations__)
def effects():
    def e(n):
        print("evaluated", n)
        return n
    def f(a: e("a"), b: e("b")) -> e("r"): pass
    print("defined")
    f.__annotations__
    f.__annotations__
effects()
a = [1]
(a[0]): int = 5
a[0]: int = 6
print(a)
def local():
    v: print("never evaluated")
    w: int = 7
    return w
print(local())
(p): int = 9
print(p, "p" in __annotate__(1))
lam = lambda x: x
print(lam.__annotations__)
class M(type):
    attr: int
class K(metaclass=M):
    other: str
print(K.__annotations__, M.__annotations__)
K.__annotations__ = {"set": 1}
print(K.__annotations__)
del K.__annotations__
print(K.__annotations__)
def star(*args: *tuple[int, ...]): pass
print(star.__annotations__)
