# needs: lib
# Import forms, module attributes, packages, errors.
import math, sys
import os.path as p
from math import floor, ceil as c
from collections import *
from collections import abc
print(math.floor(1.5), floor(2.5), c(2.5), p.basename("/a/b"), OrderedDict.__name__, abc.Mapping.__name__, deque([1]))
print(math.__name__, type(math).__name__, __name__, "math" in sys.modules, sys.modules["math"] is math, repr(math), p.__name__)
def f():
    import string
    from string import digits
    return string.ascii_lowercase, digits
print(f(), "string" in globals())
def attempt(src):
    try:
        exec(src, {})
        print("ok", src)
    except Exception as e:
        print(src, "->", type(e).__name__, e, getattr(e, "name", None))
for s in ("import nope", "import nope.sub", "import math.nope", "from math import nope", "from nope import x", "import os.nope", "from . import x", "from .x import y", "import collections.abc.x", "from math import floo", "__import__('')", "__import__(5)", "from math import *", "from sys import modules"):
    attempt(s)
print(__import__("os.path").__name__, __import__("os.path", fromlist=["x"]).__name__, __import__("math", globals(), locals(), [], 0).pi)
import types
m = types.ModuleType("made", "its doc")
m.value = 5
exec("def f(): return value", m.__dict__)
print(m.f(), m.__name__, m.__doc__, m, sorted(k for k in vars(m) if k != "__builtins__"))
sys.modules["made"] = m
import made
from made import value, f as made_f
print(made is m, value, made_f())
try:
    from made import absent
except ImportError as e:
    print(e, e.name)
m.__getattr__ = lambda n: "dynamic " + n
print(made.anything)
from made import other
print(other)
m.__dir__ = lambda: ["z", "y"]
print(dir(made))
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e:
    print(e)
sys.modules["odd"] = 5
import odd
print(odd)
m.__all__ = ["value", "missing"]
del m.__getattr__
try:
    exec("from made import *", {})
except AttributeError as e:
    print(e)
m.__all__ = [5]
try:
    exec("from made import *", {})
except TypeError as e:
    print(e)
try:
    made.nothing
except AttributeError as e:
    print(e)
try:
    math.sinn
except AttributeError as e:
    print(e)
import importlib
print(importlib.import_module("math") is math, importlib.import_module(".path", "os").__name__ == p.__name__, importlib.import_module("json").dumps([1]))
print(math.__spec__.name, math.__spec__.origin, math.__loader__ is not None, sys.__spec__.name, __spec__, type(__loader__).__name__, __builtins__.__name__, __package__)
del sys.modules["made"], sys.modules["odd"], sys.modules["blocked"]
attempt("import made")
print(isinstance(m, types.ModuleType), m.__class__, hasattr(math, "__file__") in (True, False))
class Mod(types.ModuleType):
    @property
    def prop(self): return "property of module"
m.__class__ = Mod
print(m.prop)
try:
    m.__class__ = int
except TypeError as e:
    print(e)
for a in ((), (5,)):
    try:
        types.ModuleType(*a)
    except TypeError as e:
        print(e)
