# dict: construction, lookup, order, deletion, comparison.
d = {"a": 1, "b": 2, "c": 3}
print(d, len(d), d["a"], "a" in d, "z" in d, "z" not in d, list(d), d == {"c": 3, "b": 2, "a": 1}, d != {"a": 1}, bool({}), bool(d))
print(dict(), dict(a=1, b=2), dict([("x", 1), ["y", 2]]), dict({"k": 1}, z=2), dict(zip("ab", (1, 2))), {**d, "a": 9}, {**{}, **{"q": 1}}, dict([("ab", 1)], ab=2), dict(["ab", "cd"]))
d["d"] = 4; print(d)
d["a"] = 10; print(d)
del d["b"]; print(d)
d["b"] = 20; print(d)
for k in d:
    print(k, end=" ")
print()
for k, v in d.items():
    print(k, v, end="; ")
print()
for f in (
    lambda: d["nope"],
    lambda: d[5],
    lambda: d.__delitem__("nope"),
    lambda: d[[]],
    lambda: d.__setitem__([], 1),
    lambda: {[]: 1},
    lambda: {{}: 1},
    lambda: [] in d,
    lambda: d < {},
    lambda: d + {},
    lambda: dict(5),
    lambda: dict([1]),
    lambda: dict([(1, 2, 3)]),
    lambda: dict(["abc"]),
    lambda: dict([("a", 1)], 2),
    lambda: dict(**{1: 2}),
    lambda: d.nope,
    lambda: hash(d),
    lambda: d(),
    lambda: {**5},
    lambda: dict(None),
    lambda: d.pop("nope"),
    lambda: d.pop(),
    lambda: {}.popitem(),
    lambda: d.get(),
    lambda: d.update(5),
    lambda: d.update([("a",)]),
    lambda: d.get([]),
    lambda: d[(1, [])],
    lambda: {}[None],
    lambda: {}[(1, 2)],
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print({1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2, -0.0: 3}, {(1, 2): "t", "s": b"b", None: ..., 1.5: 1j})
n = {"x": {"y": {"z": 1}}}
print(n["x"]["y"]["z"], n)
n["x"]["y"]["w"] = [1]
n["x"]["y"]["w"] += [2]
n["self"] = n
print(n)
big = {}
for i in range(1000):
    big[i] = i * i
for i in range(0, 1000, 2):
    del big[i]
print(len(big), sum(big), list(big)[:3], big[999], 998 in big)
for i in range(1000, 1010):
    big[i] = 0
print(list(big)[-3:], len(big))
s = {str(i): i for i in range(300)}
print(s["299"], list(s)[150], sum(s.values()), "300" in s)
class K:
    def __init__(self, v, h):
        self.v, self.h = v, h
    def __hash__(self):
        return self.h
    def __eq__(self, other):
        return isinstance(other, K) and self.v == other.v
    def __repr__(self):
        return f"K({self.v})"
c = {K(i, 1): i for i in range(10)}
print(c[K(5, 1)], K(5, 2) in c, K(11, 1) in c, len(c), c)
del c[K(3, 1)]
c[K(3, 1)] = "again"
print(list(c.values()))
class BadHash:
    def __hash__(self):
        return "x"
class BadEq:
    def __hash__(self):
        return 7
    def __eq__(self, other):
        raise RuntimeError("eq")
for f in (lambda: {BadHash(): 1}, lambda: {BadEq(): 1, BadEq(): 2}, lambda: {BadEq(): 1}[7]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
