# Subclasses of builtin types: construction, methods, what operations return.
class I(int):
    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v); self.tag = tag; return self
class F(float): pass
class S(str):
    def __getitem__(self, i): return S(super().__getitem__(i))
class B(bytes): pass
class L(list):
    def __init__(self, *a): super().__init__(a)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
class D(dict):
    def __getitem__(self, k): return ("D", super().__getitem__(k))
class St(set): pass
class Fs(frozenset): pass
class C(complex): pass
class BA(bytearray): pass
i = I(5, "t"); print(i, i.tag, type(i + 1).__name__, type(i).__name__, i == 5, i + i, -i, i * 2.0, [0] * i, range(10)[i], "%d" % i, f"{i:03}", hash(i) == hash(5), {5: "v"}[i], i.bit_length(), isinstance(i, int), int(i) is not i, divmod(i, 2), i.real, i.__class__)
f = F(1.5); print(f, type(f * 2).__name__, f == 1.5, round(f), int(f), f"{f:.2f}", F("2.5"), F.fromhex("0x1p1"), type(F.fromhex("0x1p1")).__name__)
s = S("hello"); print(s, s[0], type(s[0]).__name__, type(s.upper()).__name__, type(s + "x").__name__, s.find("l"), "".join([s, "!"]), s in {"hello"}, sorted(s)[:2], S(5), S(b"x", "ascii"), s.replace("h", "j"), s % (), s == "hello", type(str(s)).__name__)
b = B(b"abc"); print(b, type(b[:1]).__name__, b + b"d", b[0], B([1, 2]), type(b.upper()).__name__, B.fromhex("00"), type(B.fromhex("00")).__name__)
l = L(3, 1, 2); l.sort(); print(l, l + [4], type(l + l).__name__, type(l[:]).__name__, type(l.copy()).__name__, sorted(l), l == [1, 2, 3], list(l), type(l * 2).__name__); l.x = "attr"; print(l.x, l.__dict__)
t = T(1, 2); print(t, t[0], type(t[:1]).__name__, t + (3,), t == (1, 2), hash(t) == hash((1, 2)), tuple(t), type(tuple(t)).__name__, T(), {t: 1}[(1, 2)])
d = D(a=1); print(d, d["a"], d.get("a"), dict(d), {**d}, list(d.items()), d.copy(), type(d.copy()).__name__, d | {"b": 2}, type(d | {}).__name__, D.fromkeys("xy", 0), type(D.fromkeys("x")).__name__, d == {"a": 1}); 
try: d["zz"]
except KeyError as e: print(e)
print(f"{d['a']}", "%(a)s" % d, "{a}".format_map(d), eval("a", {}, d) if False else "")
u = St([1]); print(u, type(u | {2}).__name__, type(u.copy()).__name__, u == {1}, Fs([1]), type(Fs([1]) | {2}).__name__, Fs([1]) == {1}, hash(Fs([1])) == hash(frozenset([1])), {Fs([1]): 1}[frozenset([1])])
c = C(1, 2); print(c, type(c + 1).__name__, c.real, abs(C(3, 4)), c == 1 + 2j, BA(b"x") + b"y", type(BA(b"x") + b"y").__name__, type(BA(b"ab")[:1]).__name__)
class Over(list):
    def __len__(self): return 99
    def __iter__(self): return iter("custom")
    def __contains__(self, x): return True
o = Over([1, 2]); print(len(o), list(o), 5 in o, o[0], o == [1, 2], bool(o), [*o], o + [3], sorted(o)[:2], tuple(o), max(o))
class Eq(str):
    def __eq__(self, x): return True
    def __hash__(self): return hash("k")
print(Eq("a") == "zzz", "zzz" == Eq("a"), {"k": 1}.get(Eq("other")), Eq("x") in ["y"], Eq("x") != "y")
class NoInit(dict):
    def __init__(self): pass
print(NoInit(), type("Dyn", (int,), {"__add__": lambda a, b: "dyn"})(3) + 1)
for f in (lambda: I("x"), lambda: T(1).append, lambda: setattr(5, "q", 1), lambda: I(), lambda: I(1).__class__.__new__(I), lambda: int.__new__(I, 7).tag, lambda: str.__new__(int, "a"), lambda: list.__new__(dict), lambda: object.__new__(I), lambda: dict.__init__(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class E(Exception):
    def __init__(self, code): self.code = code
e = E(5); print(e.args, e.code, str(e), repr(e))
class P(property): tag = "p"
class Q:
    @P
    def v(self): return 1
print(Q.v.tag, Q().v)
