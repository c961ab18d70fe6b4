# Special methods: comparison, containers, calls, attributes, conversion.
class V:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"V({self.x})"
    def __str__(self): return f"<{self.x}>"
    def __eq__(self, o): return self.x == o.x if isinstance(o, V) else NotImplemented
    def __hash__(self): return hash(self.x)
    def __lt__(self, o): return self.x < o.x if isinstance(o, V) else NotImplemented
    def __le__(self, o): return self.x <= o.x
    def __bool__(self): return self.x != 0
    def __len__(self): return 5
    def __getitem__(self, k): return (self.x, k)
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
    def __contains__(self, k): return k == self.x
    def __iter__(self): return iter([self.x] * 2)
    def __call__(self, *a, **k): return a, k
    def __int__(self): return int(self.x)
    def __float__(self): return float(self.x)
    def __index__(self): return self.x
    def __format__(self, s): return f"fmt[{s}]"
    def __bytes__(self): return b"v"
    def __round__(self, n=None): return ("round", n)
    def __abs__(self): return "abs"
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __enter__(self): return "entered"
    def __exit__(self, *a): return None
    def __dir__(self): return ["z", "a"]
    def __sizeof__(self): return 1
    def __reversed__(self): return "rev"
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __complex__(self): return 1j
    def __length_hint__(self): return 3
v, w = V(1), V(2)
print(v, repr(v), [v], str(v), f"{v} {v!r} {v:x}", "%s %r" % (v, v), v == V(1), v == w, v != w, v == 5, v < w, w > v, v <= w, w >= v, sorted([w, v]), max(v, w), bool(V(0)), not v, len(v), v["k"], v[1:2], 1 in v, 5 in v, list(v), v(1, a=2), int(v), float(v), hex(v), [10, 20][v], bytes(v), round(v), round(v, 3), abs(v), -v, +v, ~v, dir(v), reversed(v), complex(v), hash(v) == hash(1), {V(1): "x"}[V(1)])
v["a"] = 5
del v["b"]
with v as x:
    print(x)
try:
    v > 5
except TypeError as e:
    print(e)
class OnlyEq:
    def __eq__(self, o): return "yes"
try:
    hash(OnlyEq())
except TypeError as e:
    print(e)
print(OnlyEq() == 1, OnlyEq() != 1, 1 == OnlyEq(), OnlyEq.__hash__)
class Attr:
    def __init__(self): self.real = 1
    def __getattr__(self, n):
        if n.startswith("no"): raise AttributeError("custom " + n)
        return "got " + n
    def __setattr__(self, n, v):
        print("setattr", n, v)
        object.__setattr__(self, n, v)
    def __delattr__(self, n):
        print("delattr", n)
        object.__delattr__(self, n)
a = Attr()
a.x = 5
print(a.real, a.x, a.other, getattr(a, "nope", "default"), hasattr(a, "none"), hasattr(a, "y"))
del a.x
print(a.x)
try:
    a.nothing
except AttributeError as e:
    print(e)
class GA:
    def __getattribute__(self, n):
        if n == "secret": raise AttributeError(n)
        return "ga:" + n
    def __getattr__(self, n): return "fallback:" + n
g = GA()
print(g.x, g.secret, g.__dict__)
bad = {
    "repr": lambda: repr(type("T", (), {"__repr__": lambda s: 5})()),
    "str": lambda: str(type("T", (), {"__str__": lambda s: 5})()),
    "bool": lambda: bool(type("T", (), {"__bool__": lambda s: 5})()),
    "len": lambda: len(type("T", (), {"__len__": lambda s: "x"})()),
    "neglen": lambda: len(type("T", (), {"__len__": lambda s: -1})()),
    "boollen": lambda: bool(type("T", (), {"__len__": lambda s: -1})()),
    "hash": lambda: hash(type("T", (), {"__hash__": lambda s: "x"})()),
    "index": lambda: [][type("T", (), {"__index__": lambda s: "x"})()],
    "int": lambda: int(type("T", (), {"__int__": lambda s: "x"})()),
    "float": lambda: float(type("T", (), {"__float__": lambda s: 1})()),
    "bytes": lambda: bytes(type("T", (), {"__bytes__": lambda s: 1})()),
    "iter": lambda: iter(type("T", (), {"__iter__": lambda s: 1})()),
    "format": lambda: format(type("T", (), {"__format__": lambda s, f: 1})()),
    "dir": lambda: dir(type("T", (), {"__dir__": lambda s: 1})()),
    "init": lambda: type("T", (), {"__init__": lambda s: 1})(),
    "contains": lambda: 1 in type("T", (), {"__contains__": lambda s, x: [1]})(),
    "lenzero": lambda: bool(type("T", (), {"__len__": lambda s: 0})()),
    "nohash": lambda: hash(type("T", (), {"__hash__": None})()),
    "nobool": lambda: bool(type("T", (), {"__bool__": None})()),
    "hint": lambda: list(type("T", (), {"__iter__": lambda s: iter([1]), "__length_hint__": lambda s: "x"})()),
    "bighash": lambda: hash(type("T", (), {"__hash__": lambda s: 2 ** 61 - 1 + 5})()) in (5, 2**61+4),
    "complex": lambda: complex(type("T", (), {"__complex__": lambda s: 1})()),
}
for n, f in bad.items():
    try:
        print(n, f())
    except Exception as e:
        print(n, type(e).__name__, e)
class Inst: pass
i = Inst()
i.__len__ = lambda: 5
i.__call__ = lambda: 1
for f in (lambda: len(i), lambda: i()):
    try:
        f()
    except TypeError as e:
        print(e)
