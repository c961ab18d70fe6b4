# eval, exec, compile with all modes and flags.
x = 10
print(eval("x * 2"), eval("x", {"x": 1}), eval("y", {}, {"y": 2}), eval("  \t 1 + 1"), eval("[i for i in range(3)]"), eval("(lambda a: a + x)(1)"), eval("1\n"), eval(b"5 + 5"), eval("__name__"))
exec("z = x + 1\nprint(z)"); print(z)
exec(""); exec("# only comment"); exec("pass"); exec("if 1:\n  print('in if')")
c = compile("a + b", "<name>", "eval")
print(c.co_filename, c.co_name, c.co_names, eval(c, {"a": 1, "b": 2}))
c = compile("p = 1\nq = p + 1", "f.py", "exec")
d = {}
exec(c, d); print(d["q"], c.co_names, c.co_firstlineno, type(c).__name__)
c = compile("5 * 5", "<s>", "single")
exec(c)
exec(compile("None", "<s>", "single")); exec(compile("'text'", "<s>", "single")); exec(compile("v = 3", "<s>", "single"))
print(v)
for src, mode in (("x = 1", "eval"), ("1; 2", "eval"), ("def f(): pass", "eval"), ("1\n2", "single"), ("a b", "exec"), ("", "eval"), ("", "single"), ("  x", "exec"), ("if 1:", "exec"), ("(", "exec"), ("'a", "single"), ("x = (1,\n", "single")):
    try:
        compile(src, "<c>", mode)
        print("ok", repr(src), mode)
    except SyntaxError as e:
        print(repr(src), mode, type(e).__name__, e.msg, e.lineno, e.offset)
for f in (lambda: eval(), lambda: eval(5), lambda: eval("1", 5), lambda: eval("1", {}, 5), lambda: exec(), lambda: exec(5), lambda: exec("1", []), lambda: compile("1"), lambda: compile("1", "f", "bad"), lambda: compile(1, "f", "exec"), lambda: compile("1", 5, "exec"), lambda: compile("1", "f", "exec", 1 << 30), lambda: compile("1", "f", "exec", optimize=5), lambda: exec("nope"), lambda: eval("1/0"), lambda: exec("raise KeyError('k')"), lambda: exec("return 1"), lambda: exec("yield 1"), lambda: eval(compile("x=1", "f", "exec"))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
g = {"__builtins__": {}}
try:
    eval("len([])", g)
except NameError as e:
    print(e)
try:
    exec("class A: pass", g)
except NameError as e:
    print(e)
print(eval("5", {"__builtins__": None}) if True else "")
print("__builtins__" in d, type(d["__builtins__"]).__name__)
class NS(dict):
    def __missing__(self, k): return "missing:" + k
    def __setitem__(self, k, v): super().__setitem__(k, ("set", v))
print(eval("foo", {}, NS()))
n = NS(); exec("a = 1\nb = c", {}, n); print(dict(n))
def f():
    loc = 5
    exec("loc = 6")
    return loc, eval("loc"), eval("[loc for _ in range(1)]", globals(), {"loc": 7}) if False else 0
print(f())
code = compile("assert False, 'm'\nprint(__debug__)", "f", "exec", optimize=1)
exec(code)
code = compile("def f():\n 'doc'\n", "f", "exec", optimize=2)
exec(code, d); print(d["f"].__doc__)
cl = compile("lambda: q", "f", "eval")
print(eval(cl, {"q": "late"})())
def closure():
    v1 = 1
    def inner(): return v1
    return inner
try:
    exec(closure().__code__)
except TypeError as e:
    print(e)
exec(closure().__code__, closure=closure().__closure__)
print(eval("x if x else y"), eval("{1, 2} | {3}"), eval("(yield_ := 3)"), eval("...") is ..., eval("f'{x}'"), eval("not x"), eval("1 if 0 else 2"))
