# getattr, setattr, delattr, hasattr, dir, vars, callable, isinstance, issubclass, id, type, hash, repr.
class A:
    x = 1
    def __init__(self): self.y = 2
    def m(self): pass
class B(A): z = 3
a, b = A(), B()
print(getattr(a, "x"), getattr(a, "nope", 5), hasattr(a, "y"), hasattr(a, "q"), hasattr(A, "y"), callable(a.m), callable(5), callable(A), callable(lambda: 0), callable(print))
setattr(a, "new attr", 1); print(getattr(a, "new attr"), vars(a))
delattr(a, "y"); print(hasattr(a, "y"))
print([n for n in dir(b) if not n.startswith("__")], [n for n in dir(B) if not n.startswith("__")], sorted(vars(B).keys() - {"__firstlineno__", "__static_attributes__"}), len(dir(5)) > 60, "append" in dir([]), "__class__" in dir(a))
print(dir(type("T", (), {"__dir__": lambda s: ["b", "a"]})()), type(dir()).__name__, "a" in dir())
print(isinstance(b, A), isinstance(b, (int, A)), isinstance(5, int | str), isinstance(True, int), isinstance(None, type(None)), isinstance(A, type), isinstance(a, ()), issubclass(B, A), issubclass(A, B), issubclass(A, (B, object)), issubclass(bool, int | str), isinstance([], list), isinstance(5, ((str, (int,)),)))
print(type(5), type(a).__name__, type(type), type(None), type(...), type(NotImplemented), type(print), type(a.m), type(A.m), type(iter([])), type((x for x in [])))
print(id(a) == id(a), id(a) != id(b), hash(5), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(None) == hash(None), hash(a) == hash(a), hash(A) == hash(A))
print(repr("a"), repr([1, "b"]), repr(A), repr(None), repr(...), repr(NotImplemented), repr(int), repr(A.m).split(" at ")[0], repr(a.m).split(" object")[0], repr(print), repr(type), repr(Exception("x")), repr(range(3)), repr(slice(1)), repr(b"x"), repr(3j), repr(-0.0))
for f in (lambda: getattr(a), lambda: getattr(a, 5), lambda: getattr(a, "q"), lambda: setattr(a, "x"), lambda: setattr(a, 5, 1), lambda: delattr(a, "nope"), lambda: delattr(a), lambda: hasattr(a, 5), lambda: hasattr(a), lambda: isinstance(a), lambda: isinstance(a, "str"), lambda: isinstance(a, (int, "x")), lambda: issubclass(a, A), lambda: issubclass(A, 5), lambda: isinstance(5, [int]), lambda: vars(5), lambda: vars(a, b), lambda: dir(1, 2), lambda: type(), lambda: type(1, 2), lambda: type("a", 1, {}), lambda: type("a", (), 1), lambda: type("a\0b", (), {}), lambda: id(), lambda: hash(), lambda: hash([]), lambda: hash({}), lambda: hash(slice([])), lambda: callable(), lambda: repr(), lambda: repr(1, 2), lambda: getattr(a, "\ud800")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))
class P:
    @property
    def bad(self): raise ValueError("in property")
try:
    hasattr(P(), "bad")
except ValueError as e:
    print("hasattr lets through:", e)
print(getattr(5, "real"), getattr(type("X", (), {"__getattr__": lambda s, n: n.upper()})(), "abc"), getattr("", "join")(["a", "b"]))
class Inst:
    def __instancecheck__(self, o): return o == 5
    def __subclasscheck__(self, c): return c is int
print(isinstance(5, Inst()), isinstance(6, Inst()), issubclass(int, Inst()), issubclass(str, Inst()))
class Fake:
    @property
    def __class__(self): return int
print(isinstance(Fake(), int), isinstance(Fake(), Fake), type(Fake()).__name__, Fake().__class__)
class Duck: __bases__ = (A,)
try:
    print(issubclass(Duck(), A))
except TypeError as e:
    print(e)
