# Names: global, nonlocal, class bodies, builtins, exec and eval.
x = "global"
def f():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = "local"
    print(x)
f()
def g():
    global x
    x = "changed"
g(); print(x)
def h():
    print(len("abc"))
    len_ = len
    def inner():
        global made_here
        made_here = 5
    inner()
h(); print(made_here)
class C:
    x = "class"
    y = x
    def m(self): return x
    z = [x for _ in range(1)]
    w = (lambda: x)()
print(C.y, C().m(), C.z, C.w)
print(eval("x + '!'"), eval("1 + 1"), eval("a * b", {"a": 3, "b": 4}), eval("a + b", {"a": 1}, {"b": 2}))
ns = {}
exec("v = 10\ndef fn(): return v * 2", ns)
print(ns["v"], ns["fn"](), sorted(k for k in ns if not k.startswith("__")), "__builtins__" in ns)
exec("x = 'exec local'", globals(), ns)
print(x, ns["x"])
def loc():
    a, b = 1, 2
    l = locals()
    exec("a = 99; c = 3")
    return a, sorted(l), eval("a + b")
print(loc())
code = compile("n * 2", "<c>", "eval")
print(eval(code, {"n": 21}))
for s in ("1 +", "x = 1", ""):
    try:
        eval(s)
    except SyntaxError as e:
        print("SyntaxError", e.msg)
for f in (lambda: eval(5), lambda: exec(5), lambda: eval("a", 5), lambda: exec("a", {}, 5), lambda: compile("a", "f", "nope"), lambda: compile(5, "f", "exec"), lambda: eval("undefined_q"), lambda: exec("def f(): return undefined_q\nf()"), lambda: eval("__import__('nope_mod')"), lambda: compile("a\0", "f", "exec"), lambda: eval("\0")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(globals()["x"], "f" in globals(), vars() is globals(), __name__, "zzz" in locals())
globals()["dyn"] = 7
print(dyn)
del globals()["dyn"]
try: dyn
except NameError as e: print(e)
def params(a, b=2, *c, d=4, **e):
    z = 1
    return sorted(locals().items(), key=lambda p: p[0])
print(params(1, q=9))
def cells():
    p = 1
    def q(): return p
    r = locals()
    p = 2
    return sorted(r), r["p"], locals()["p"]
print(cells())
def shadow():
    list = [1]
    try:
        return list("ab")
    except TypeError as e:
        return str(e)
print(shadow(), list("ab"))
import builtins
builtins.injected = "from builtins"
print(injected)
del builtins.injected
try: injected
except NameError as e: print(e)
exec("import math\nprint(math.floor(2.5))")
def e2():
    exec("y2 = 5", {}, d := {})
    return d
print(e2())
class Meta:
    for i in range(3): exec(f"attr{i} = {i}")
    print(sorted(k for k in locals() if k.startswith("attr")))
print(Meta.attr2)
b = {"__builtins__": {"len": lambda x: "fake"}}
print(eval("len('abc')", b))
try: eval("print(1)", b)
except NameError as e: print(e)
def del_local():
    q = 1
    del q
    try: return q
    except UnboundLocalError as e: return str(e)
print(del_local(), __debug__, __doc__)
class Mangle:
    __private = 1
    def get(self): return self.__private, Mangle.__private
    def __m(self): return "m"
    def call(self): return self.__m()
    def kw(self, __a): return __a
    __dunder__ = 2
m = Mangle()
print(m.get(), m._Mangle__private, m.call(), m.kw(_Mangle__a=5), hasattr(m, "__private"), m.__dunder__)
