# Hot global names, builtins and calls that change under way.
g = 1
def rd(): return g
for _ in range(100): rd()
g = "changed"; print(rd())
def size(x): return len(x)
for _ in range(100): size([1, 2])
print(size("abc"), size({1: 2}), size(range(5)))
len = lambda x: "shadowed"; print(size([1])); del len; print(size([1]))
import builtins
saved = builtins.len
builtins.len = lambda x: "replaced"; print(size([1])); builtins.len = saved; print(size([1]))
del g
try: rd()
except NameError as e: print(e)
g = "back"; print(rd())
def target(a, b=2): return a, b
def call(x): return target(x)
for i in range(100): call(i)
print(call(1)); target.__defaults__ = (9,); print(call(1))
def other(a, *r): return "other", a, r
old, target = target, other; print(call(1)); target = old
target.__code__ = (lambda a, b: ("code", a, b)).__code__; print(call(1))
target = int; print(call("5"))
class K:
    def __init__(self, v): self.v = v
target = K
for i in range(100): call(i)
print(call(5).v)
def init2(self, v): self.v = v * 2
K.__init__ = init2; print(call(5).v)
K.__new__ = lambda cls, v: object.__new__(cls); print(call(5).v)
target = K(0)
try: call(1)
except TypeError as e: print(e)
K.__call__ = lambda self, x: ("called", x); print(call(1))
target = [].append; print(call(1)); target = "abc".find; print(call("c")); target = str.upper; print(call("up")); target = type; print(call(5)); target = str; print(call(5)); target = tuple; print(call("ab")); target = lambda *a, **k: (a, k); print(call(1))
def kw(f): return f(1, b=2)
print(kw(lambda a, b: (a, b)), kw(lambda a, **k: k), kw(dict) if False else kw(lambda *a, b=0: a + (b,)))
def star(f, a, k): return f(*a, **k)
for _ in range(60): star(old, (1, 2), {})
print(star(old, (1,), {"b": 5}), star(max, (1, 5, 3), {}), star(print, ("x", "y"), {"sep": "-"}))
def isinst(x): return isinstance(x, int)
for _ in range(100): isinst(5)
print(isinst(5), isinst("a"), isinst(True))
isinstance = lambda a, b: "fake"; print(isinst(5)); del isinstance; print(isinst(5))
def app(l, x): l.append(x)
l = []
for i in range(100): app(l, i)
class NotList:
    def append(self, x): print("NotList", x)
app(NotList(), 5); print(l[-1])
def method(s): return s.upper(), s.find("b"), s.split(",")
for _ in range(80): method("a,b")
print(method("x,y"), method(b"a,b") if False else "")
class Str(str):
    def upper(self): return "custom"
print(method(Str("q,b")))
def rec(n): return n if n < 2 else rec(n - 1) + rec(n - 2)
print(rec(15)); keep = rec
def rec(n): return -n
print(keep(10))
def gen(n):
    for i in range(n): yield i
def total(n):
    t = 0
    for x in gen(n): t += x
    return t
print(total(100), total(0)); gen = lambda n: [n, n]; print(total(5))
