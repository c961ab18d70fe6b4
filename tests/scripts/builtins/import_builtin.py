# __import__, __build_class__, breakpoint's absence, help-free environment: builtins as a module.
import builtins
names = [n for n in dir(builtins) if not n.startswith("_")]
print(len([n for n in names if n[0].islower()]), [n for n in names if n[0].islower() and n not in ("copyright", "credits", "exit", "quit", "license", "help")])
print([n for n in names if n[0].isupper()])
print(builtins.__name__, builtins.__doc__ is None or True, builtins.print is print, builtins.len([1]), __builtins__ is builtins, type(__build_class__).__name__, __import__("builtins") is builtins)
def body():
    x = 1
    def m(self): return x
C = __build_class__(lambda: None, "C"); print(C, C.__bases__)
old = builtins.__build_class__
def hook(f, name, *bases, **kw):
    print("building", name, bases, kw)
    return old(f, name, *bases, **kw)
builtins.__build_class__ = hook
class Hooked(int): pass
class Plain: pass
builtins.__build_class__ = old
oldi = builtins.__import__
def imp(name, *a):
    print("importing", name, a[2] if len(a) > 2 else None, a[3] if len(a) > 3 else None)
    return oldi(name, *a)
builtins.__import__ = imp
import math
from math import pi, e
import math as m2
builtins.__import__ = oldi
print(m2 is math, pi > e)
for f in (lambda: __build_class__(), lambda: __build_class__(5, "X"), lambda: __build_class__(lambda: None, 5), lambda: __import__(), lambda: __import__("math", level=-1), lambda: __import__("math", level="a"), lambda: breakpoint.__name__, lambda: builtins.nope, lambda: exec("import builtins.x")):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
print([type(getattr(builtins, n)).__name__ for n in ("print", "int", "None", "Ellipsis", "NotImplemented", "__debug__", "ValueError", "__name__")])
_saved = print
def print(*a, **k): _saved("[", *a, "]", **k)
print("shadowed"); del print; print("builtin again")
assert callable(aiter) and callable(anext)
class AI:
    def __aiter__(self): return self
    def __anext__(self): return 5
for f in (lambda: aiter(5), lambda: anext(5), lambda: aiter(AI()).__class__.__name__, lambda: anext(AI()), lambda: anext(AI(), 1).__class__.__name__):
    try: print(f())
    except TypeError as x: print(x)
