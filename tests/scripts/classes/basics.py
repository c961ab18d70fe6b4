# Classes and instances.
class A:
    """Doc of A."""
    shared = []
    count = 0
    def __init__(self, x, y=2):
        self.x, self.y = x, y
        A.count += 1
    def method(self, z):
        return self.x + self.y + z
    def __repr__(self):
        return f"A({self.x}, {self.y})"
a, b = A(1), A(10, 20)
print(a, b, A.count, a.count, a.method(5), A.method(b, 5), A.__name__, A.__qualname__, A.__doc__, A.__module__, A.__bases__, A.__mro__, A.__dict__["count"], a.__class__ is A, type(a) is A, a.__dict__)
a.shared.append(1)
a.count = 99
print(A.shared, b.shared, a.count, b.count, A.count, vars(a))
a.new = "n"
print(a.new, hasattr(b, "new"), getattr(b, "new", "default"), getattr(a, "x"))
setattr(b, "dyn", 5); delattr(a, "new"); del a.count
print(b.dyn, hasattr(a, "new"), a.count)
A.late = lambda self: "late " + str(self.x)
print(a.late(), b.late())
class B(A):
    def __init__(self, x):
        super().__init__(x, 100)
        self.extra = True
    def method(self, z):
        return "B" + str(super().method(z))
c = B(1)
print(c, c.method(1), isinstance(c, A), isinstance(c, (int, B)), issubclass(B, A), issubclass(B, (str, object)), isinstance(a, B), B.__bases__, B.__mro__, A.__subclasses__(), A.count)
for f in (
    lambda: A(),
    lambda: A(1, 2, 3),
    lambda: A(z=1),
    lambda: a.nope,
    lambda: A.nope,
    lambda: a.method(),
    lambda: A.method(),
    lambda: delattr(a, "nope"),
    lambda: delattr(A, "nope"),
    lambda: a(),
    lambda: a + 1,
    lambda: 1 + a,
    lambda: a < b,
    lambda: a[0],
    lambda: a.__setitem__,
    lambda: len(a),
    lambda: iter(a),
    lambda: -a,
    lambda: int(a),
    lambda: float(a),
    lambda: a in a,
    lambda: hash([a]),
    lambda: isinstance(a, 5),
    lambda: issubclass(a, A),
    lambda: issubclass(A, 5),
    lambda: setattr(5, "x", 1),
    lambda: setattr(a, 5, 1),
    lambda: getattr(a, 5),
    lambda: object().x,
    lambda: setattr(object(), "x", 1),
    lambda: object(1),
    lambda: type("X", (5,), {}),
    lambda: type("X", (), 5),
    lambda: type(5, (), {}),
    lambda: type(1, 2),
    lambda: type("X", (A, A), {}),
    lambda: type("X", (object, A), {}),
    lambda: type("X", (int, str), {}),
    lambda: setattr(a, "__class__", int),
    lambda: setattr(a, "__class__", 5),
    lambda: setattr(int, "x", 1),
    lambda: delattr(int, "real"),
    lambda: setattr(A, "__name__", 5),
    lambda: setattr(A, "__bases__", ()),
    lambda: A.__init__(5, 1),
    lambda: A.__new__(),
    lambda: A.__new__(5),
    lambda: object.__new__(int),
    lambda: int.__new__(str),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Empty: pass
e = Empty()
print(e == e, e == Empty(), e != Empty(), hash(e) == hash(e), bool(e), e is not None, str(e).split(" at ")[0], {e: 1}[e], Empty.__doc__, Empty.__init__ is object.__init__)
e.__class__ = A
e.x, e.y = 5, 6
print(e, type(e).__name__)
C = type("C", (A,), {"hello": lambda self: "hi", "attr": 5})
print(C(1).hello(), C.attr, C.__name__, C.__module__, C(3))
class Nested:
    class Inner:
        def f(self): return __class__.__qualname__
    x = Inner()
print(Nested.Inner().f(), Nested.x.__class__.__qualname__, Nested.Inner.__qualname__)
def factory(n):
    class Local:
        value = n
    return Local
L1, L2 = factory(1), factory(2)
print(L1.value, L2.value, L1 is L2, L1.__qualname__, repr(L1))
class W:
    if True:
        cond = 1
    for i in range(3):
        pass
    def f(self): return self.i
    x = y = 2
    del y
print(W.cond, W.i, W().f(), hasattr(W, "y"), [n for n in dir(W) if not n.startswith("__")])
