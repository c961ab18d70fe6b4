# Operator overloading: reflected, in-place, priorities of subclasses, NotImplemented.
names = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul", "divmod"]
def binary(n):
    return lambda self, other, *m: (n, type(self).__name__, getattr(other, "n", other))
ns = {}
for n in names:
    ns[f"__{n}__"] = binary(n)
    ns[f"__r{n}__"] = binary("r" + n)
    if n != "divmod":
        ns[f"__i{n}__"] = binary("i" + n)
Op = type("Op", (), dict(ns, n="op"))
o = Op()
print(o + 1, 1 + o, o - 1, 1 - o, o * 2, 2 * o, o / 2, 2 / o, o // 2, 2 // o, o % 2, 2 % o, o ** 2, 2 ** o, o << 1, 1 << o, o >> 1, 1 >> o, o & 1, 1 & o, o | 1, 1 | o, o ^ 1, 1 ^ o, o @ 1, 1 @ o, divmod(o, 1), divmod(1, o), pow(o, 2, 3), "s" + o, [1] + o, 1.5 * o, "%s" % o if False else "s" % o if False else "")
for stmt in ("+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="):
    env = {"x": o}
    exec("x " + stmt + " 5", env) if False else None
x = o; x += 1; print(x)
x = o; x -= 1; print(x)
x = o; x *= 1; print(x)
x = o; x /= 1; print(x)
x = o; x //= 1; print(x)
x = o; x %= 1; print(x)
x = o; x **= 1; print(x)
x = o; x <<= 1; print(x)
x = o; x >>= 1; print(x)
x = o; x &= 1; print(x)
x = o; x |= 1; print(x)
x = o; x ^= 1; print(x)
x = o; x @= 1; print(x)
class NI:
    def __add__(self, o): print("NI.add"); return NotImplemented
    def __radd__(self, o): print("NI.radd"); return NotImplemented
    def __iadd__(self, o): print("NI.iadd"); return NotImplemented
    def __eq__(self, o): print("NI.eq"); return NotImplemented
    def __lt__(self, o): print("NI.lt"); return NotImplemented
    def __gt__(self, o): print("NI.gt"); return NotImplemented
n = NI()
for f in (lambda: n + 1, lambda: 1 + n, lambda: n + n, lambda: n == 1, lambda: n == n, lambda: n != 5, lambda: n < 1, lambda: n < n, lambda: 1 < n):
    try:
        print(f())
    except TypeError as e:
        print(e)
try:
    n += 1
except TypeError as e:
    print(e)
class Base:
    def __add__(self, o): return "Base.add"
    def __radd__(self, o): return "Base.radd"
    def __eq__(self, o): return "Base.eq"
    def __lt__(self, o): return "Base.lt"
    def __gt__(self, o): return "Base.gt"
class Derived(Base):
    def __radd__(self, o): return "Derived.radd"
    def __eq__(self, o): return "Derived.eq"
    def __gt__(self, o): return "Derived.gt"
class Same(Base): pass
print(Base() + Derived(), Derived() + Base(), Base() + Same(), Base() == Derived(), Derived() == Base(), Base() < Derived(), Derived() < Base(), Base() == Same())
class MyInt(int):
    def __add__(self, o): return "MyInt.add"
    def __radd__(self, o): return "MyInt.radd"
    def __mul__(self, o): return NotImplemented
print(MyInt(1) + 1, 1 + MyInt(1), MyInt(3) - 1, 5 * MyInt(2), MyInt(2) * 5 if False else "")
for f in (lambda: MyInt(2) * MyInt(5), lambda: object() + 1, lambda: 1 - object(), lambda: object() @ 1, lambda: [] - [], lambda: {} + {}, lambda: "a" - "b", lambda: None + 1, lambda: 1 + None, lambda: "a" + 1, lambda: 1 + "a", lambda: [1] + "a", lambda: (1,) + [1], lambda: "a" * "b", lambda: 1.5 // "a", lambda: 1 ** "a", lambda: pow(1, "a"), lambda: pow(1, 2, "a"), lambda: divmod("a", 1), lambda: 1 << 1.5, lambda: 1 & "a", lambda: {1} | [1], lambda: {} | [], lambda: -"a", lambda: +[], lambda: ~1.5, lambda: not_defined + 1, lambda: 1 @ 2, lambda: "a" % 1, lambda: b"a" + "a", lambda: "a" + b"a", lambda: [1] * [2], lambda: object() < object(), lambda: {} < {}, lambda: 1 < "a", lambda: None >= 0, lambda: (1,) < [1], lambda: {1} < 1, lambda: print + 1, lambda: len - 1, lambda: int + 1, lambda: int | 5, lambda: object() >> 1, lambda: print >> 1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for op in ("+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="):
    pass
x = []
for f in ("x += 1", "x -= 1", "x *= 'a'", "x @= 1", "x **= 2", "x //= 1", "x |= 1"):
    try:
        exec(f)
    except TypeError as e:
        print(f, e)
class I:
    def __init__(self): self.l = []
    def __iadd__(self, v): self.l.append(v); return self
i = j = I()
i += 1; i += 2
print(i is j, i.l)
class D:
    def __getitem__(self, k): print("get", k); return 10
    def __setitem__(self, k, v): print("set", k, v)
d = D()
d["a"] += 5
d[1:2] *= 2
print(NotImplemented, type(NotImplemented).__name__, (1).__add__("a"), (1).__eq__("a"), "a".__add__ is not None)
try:
    bool(NotImplemented)
except TypeError as e:
    print(e)
