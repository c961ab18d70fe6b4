# Attributes of functions, methods, builtins.
def f(a, b: int = 2, *c, d=4, **e) -> str:
    """The doc."""
    x = 1
    return x
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__, f.__type_params__, f.__globals__ is globals(), f.__builtins__ is not None)
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_names, c.co_freevars, c.co_cellvars, c.co_firstlineno, c.co_flags, c.co_stacksize)
f.attr = 1
f.__name__ = "renamed"
f.__qualname__ = "Q.renamed"
f.__doc__ = None
print(f.attr, f.__name__, f.__doc__, f.__dict__, repr(f).split(" at ")[0])
for g in (lambda: setattr(f, "__name__", 5), lambda: setattr(f, "__defaults__", 5), lambda: setattr(f, "__code__", 5), lambda: setattr(f, "__dict__", 5), lambda: setattr(f, "__globals__", {}), lambda: setattr(f, "__closure__", ()), lambda: f.nope, lambda: delattr(f, "nope"), lambda: setattr(f, "__kwdefaults__", 5), lambda: setattr(f, "__annotations__", 5), lambda: delattr(f, "__name__"), lambda: delattr(f, "__code__"), lambda: setattr(f, "__qualname__", None)):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
del f.attr
print(hasattr(f, "attr"), f.__dict__)
def g():
    return "g"
def h():
    return "h"
g.__code__ = h.__code__
print(g(), g.__name__)
def closure():
    x = 1
    return lambda: x
try:
    g.__code__ = closure().__code__
except ValueError as e:
    print(e)
class C:
    def m(self, x=1):
        "method doc"
        return self, x
    @classmethod
    def c(cls):
        return cls
    @staticmethod
    def s():
        return "s"
o = C()
m = o.m
print(m.__name__, m.__qualname__, m.__doc__, m.__self__ is o, m.__func__ is C.m, m.__defaults__, C.m.__qualname__, C.c.__self__ is C, C.c.__func__.__name__, C.s.__name__, C.__dict__["s"].__func__() , m == o.m, m is o.m, hash(m) == hash(o.m), m == C().m, C.__dict__["c"].__wrapped__.__name__)
for g in (lambda: setattr(m, "x", 1), lambda: m.nope, lambda: C.m.nope):
    try:
        g()
    except AttributeError as e:
        print(e)
C.m.tag = "on function"
print(m.tag, o.m.__dict__)
print(len.__name__, len.__qualname__, len.__module__, len.__self__.__name__, [].append.__name__, [].append.__qualname__, [].append.__self__, repr(len), repr(list.append), repr(dict.fromkeys).split(" at ")[0], str.join.__objclass__, list.append.__name__, repr([].append).split(" at ")[0], repr(int.__add__), repr((5).__add__).split(" at ")[0], repr(str.__dict__["maketrans"]).split(" at ")[0], type(len).__name__, type([].append).__name__, type(list.append).__name__, type(int.__add__).__name__, type((1).__add__).__name__, type(dict.__dict__["fromkeys"]).__name__, type(int.real).__name__ if False else type(int.__dict__["real"]).__name__)
print(type(f).__name__, type(lambda: 0).__name__, (lambda: 0).__name__, type(m).__name__, type(C.c).__name__, callable(f), callable(5), callable(C), callable(o))
def outer():
    def inner(): pass
    class K:
        def meth(self): pass
    return inner, K
i, K = outer()
print(i.__qualname__, K.__qualname__, K.meth.__qualname__, (lambda: (lambda: 0))().__qualname__, [(lambda: 0) for _ in [1]][0].__qualname__, (x for x in []).__qualname__)
F = type(f)
n = F(h.__code__, {}, "made")
print(n.__name__, n(), F(c, globals(), "z", (1, 2)).__defaults__, F(closure().__code__, {}, None, None, closure().__closure__)())
for a in ((), (5, {}), (h.__code__, 5), (closure().__code__, {}), (h.__code__, {}, 5)):
    try:
        F(*a)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
b = type(m)(lambda self, y: (self, y), "bound")
print(b(5), b.__self__)
def doc():
    'first ' 'second'
def nodoc():
    f"not a doc"
print(doc.__doc__, nodoc.__doc__, (lambda: 0).__doc__, C.__doc__, len.__doc__ is None or True)
