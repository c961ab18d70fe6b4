# Keys of every kind, keys with their own equality, changes while comparing, order of special methods.
class K:
    def __init__(self, n, log=None): self.n, self.log = n, log
    def __hash__(self):
        if self.log is not None: self.log.append(f"hash {self.n}")
        return hash(self.n) % 4
    def __eq__(self, o):
        if self.log is not None: self.log.append(f"eq {self.n} {getattr(o, 'n', o)}")
        return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f"K{self.n}"
log = []
d = {}
for n in (1, 5, 2, 9): d[K(n, log)] = n
print(d, log); log.clear()
print(d[K(9, log)], K(13, log) in d, log); log.clear()
k = next(iter(d)); print(d[k], log); log.clear()
d[K(5, log)] = "new"; print([type(x).__name__ for x in d], list(d.values()), log); log.clear()
del d[K(1, log)]; print(list(d), log)
s = {K(1), K(5), K(9), K(1)}; print(len(s), K(9) in s, K(2) in s)
mixed = {1: "int", "1": "str", b"1": "bytes", (1,): "tuple", 1.5: "float", None: "none", True: "bool", 2j: "complex", frozenset([1]): "fs", range(1): "range", int: "type", len: "builtin", ...: "ellipsis", "": "empty", (): "unit", -1: "m1", -2: "m2", 10 ** 30: "big"}
print(mixed, mixed[1.0], mixed[-1], mixed[-2], mixed[()], mixed[range(0, 1)], mixed[frozenset({1})], mixed[10 ** 30])
nan = float("nan"); n = {nan: 1}; print(n[nan], float("nan") in n, {nan, nan} == {nan}, len({float("nan"), float("nan")}))
class Mutating:
    def __hash__(self): return 1
    def __eq__(self, o): target.clear(); return False
target = {Mutating(): 1, Mutating(): 2} if False else {}
target[Mutating()] = 1
try: target[Mutating()] = 2; print(len(target))
except Exception as e: print(type(e).__name__, e)
class Raising:
    def __init__(self, on=True): self.on = on
    def __hash__(self): return 7
    def __eq__(self, o):
        if self.on: raise ValueError("eq")
        return self is o
r = Raising(False); q = {r: 1}
for f in (lambda: q[Raising()], lambda: q.get(Raising()), lambda: Raising() in q, lambda: q.setdefault(Raising(), 1), lambda: q.pop(Raising()), lambda: q.update({Raising(): 1}), lambda: {r: 1, Raising(): 2}, lambda: {r, Raising()}, lambda: {r} & {Raising()}, lambda: q == {Raising(): 1}, lambda: dict.fromkeys([r, Raising()])):
    try: print("ok", f() is not None)
    except (ValueError, KeyError) as e: print(type(e).__name__, e if isinstance(e, ValueError) else '')
class S(str):
    def __hash__(self): return hash(str(self))
    def __eq__(self, o): return str(self) == o
m = {"key": 1}; print(m[S("key")], S("key") in m); m[S("key")] = 2; print(m, type(next(iter(m))).__name__); m[S("other")] = 3; print(m["other"], type(list(m)[1]).__name__)
class Log(dict):
    def __setitem__(self, k, v): print("set", k); super().__setitem__(k, v)
    def __getitem__(self, k): print("get", k); return super().__getitem__(k)
    def __delitem__(self, k): print("del", k); super().__delitem__(k)
    def __contains__(self, k): print("contains", k); return super().__contains__(k)
    def keys(self): print("keys"); return super().keys()
    def __iter__(self): print("iter"); return super().__iter__()
l = Log(a=1); l["b"] = 2; l.update(c=3); l.setdefault("d", 4); print("a" in l, l.get("a"), l.pop("b")); del l["c"]
print(dict(l), {**l}, list(l), len(l), l == {"a": 1, "d": 4}); (lambda **k: print(k))(**l)
u = {i: i for i in range(8)}
for i in range(8): u.pop(i); u[i + 100] = i
print(u); u.clear(); u["again"] = 1; print(u)
w = {}; 
for i in range(20): w[i] = w.get(i - 1, 0) + i
print(w[19], dict(list(w.items())[::5]), {v: k for k, v in w.items()}[190], max(w, key=w.get), sorted(w, reverse=True)[:3], sum(w.values()))
