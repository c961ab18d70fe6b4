# Code objects: attributes, constants, replace, comparison, lines and positions.
def f(a, b=1, /, c=2, *args, d, e=5, **kw):
    """doc"""
    x = a + b
    def inner(): return x, c
    return inner
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_names, c.co_flags, c.co_consts[0], c.co_firstlineno, c.co_filename.endswith("code_objects.py"))
i = f(1, d=1).__code__; print(i.co_freevars, i.co_name, i.co_qualname, i.co_flags)
def gen(): yield 1
async def co(): await 1
async def ag(): yield 1
lam = lambda: 0
for g in (gen, co, ag, lam, f): print(g.__code__.co_name, g.__code__.co_flags & 0x3A8, end="; ")
print()
print((lambda: (1, 2, "a", 1.5, None, True, b"x", frozenset)).__code__.co_consts, compile("x in {1, 2}", "f", "eval").co_consts, compile("1 + 2 * 3", "f", "eval").co_consts, compile("'a' 'b'", "f", "eval").co_consts, compile("-1", "f", "eval").co_consts, compile("(1, (2, 3))", "f", "eval").co_consts, compile("'abc'[1]", "f", "eval").co_consts, compile("2 ** 100", "f", "eval").co_consts)
print([l - c.co_firstlineno for s, e, l in c.co_lines() if l is not None][:8], len(list(c.co_positions())) == len(c.co_code) // 2, c.co_stacksize > 0)
d = c.replace(co_name="g", co_filename="elsewhere.py", co_firstlineno=100); print(d.co_name, d.co_filename, d.co_firstlineno, d == c, c.replace() == c, hash(c) == hash(c.replace()))
print(compile("1", "a", "eval") == compile("1", "a", "eval"), compile("1", "a", "eval") == compile("2", "a", "eval"), compile("1", "a", "eval") == compile("1.0", "a", "eval"), compile("0.0", "a", "eval") == compile("-0.0", "a", "eval"), c != 5)
for bad in (lambda: c.replace(co_name=5), lambda: c.replace(co_argcount=-1), lambda: c.replace(nope=1), lambda: c.replace(co_code="x"), lambda: setattr(c, "co_name", "x"), lambda: type(c)(), lambda: c.replace(co_consts=[1]), lambda: c.replace(co_varnames=(1,)), lambda: c < c, lambda: c.replace(co_nlocals=50)):
    try: print(type(bad()).__name__)
    except Exception as e: print(type(e).__name__, e)
def h(n):
    if n:
        return (n +
                1)
    for q in range(3): pass
    return [z for z in "ab"]
print(sorted({l - h.__code__.co_firstlineno for *_, l in h.__code__.co_lines() if l is not None}), h.__code__.co_varnames, repr(h.__code__).split(" at ")[0])
e = eval("lambda: None").__code__; print(e.co_consts, e.co_filename, e.co_varnames)
m = compile("import os\nx = 1\ndef q(): pass", "mod.py", "exec"); print(m.co_name, m.co_names, m.co_flags, m.co_nlocals, [k.co_name for k in m.co_consts if hasattr(k, "co_name")], m.co_firstlineno)
print(list(c.co_branches()) if False else "", c._varname_from_oparg(0), bool(c.co_exceptiontable) in (True, False), len(compile("try: x\nexcept: y", "f", "exec").co_exceptiontable) > 0)
