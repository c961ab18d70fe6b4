# dict's methods and views.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c", 3), d.setdefault("n"), d)
print(d.pop("n"), d.pop("zz", "default"), d.popitem(), d)
d.update({"x": 10}); d.update([("y", 11)]); d.update(z=12); d.update({"a": 0}, b=0); d.update(); print(d)
print(d.keys(), d.values(), d.items(), len(d.keys()), "x" in d.keys(), 11 in d.values(), ("x", 10) in d.items(), ("x", 11) in d.items(), 5 in d.items())
c = d.copy(); c["new"] = 1; print(len(c), len(d)); c.clear(); print(c)
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict.fromkeys({"q": 1}, []))
print(d | {"a": 5, "w": 6}, {"l": 1} | {"r": 2})
d |= {"or": 1}; d |= [("pairs", 2)]; print(d)
for f in (lambda: d | [("a", 1)], lambda: d | 5, lambda: d.__ior__(5), lambda: d.setdefault(), lambda: d.setdefault([]), lambda: dict.fromkeys(5), lambda: dict.fromkeys(), lambda: d.keys() + [], lambda: d.keys()[0], lambda: d.items() < 5, lambda: d.popitem(1), lambda: d.copy(1), lambda: d.pop("a", 1, 2), lambda: d.values() & {1}):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
a, b = {"a": 1, "b": 2, "c": 3}, {"b": 2, "c": 4, "d": 5}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()), sorted(a.items() & b.items()), sorted(a.items() - b.items()), a.keys().isdisjoint(b), a.keys().isdisjoint(["z"]), a.keys() == {"a", "b", "c"}, a.keys() < {"a", "b", "c", "d"}, a.keys() >= {"a"}, a.items() == a.items(), a.values() == a.values())
print(sorted(a.keys() & ["a", "zz"]), sorted(["a", "q"] | a.keys()) if False else "", type(a.keys() & b.keys()).__name__, a.keys().mapping, type(a.keys().mapping).__name__)
print(list(reversed(a)), list(reversed(a.keys())), list(reversed(a.values())), list(reversed(a.items())))
v = a.keys()
a["later"] = 1
print(v, len(v))
for n in (0, 1):
    try:
        for k in a:
            if n:
                del a[k]
            else:
                a[k + "!"] = 1
    except RuntimeError as e:
        print(e)
it = iter(a.items())
next(it)
a["grow"] = 1
try:
    next(it)
except RuntimeError as e:
    print(e)
for k in list(a):
    del a[k]
print(a)
for k in a.copy():
    pass
a = {1: "x"}
for k in a:
    a[k] = "changed"
print(a)
class D(dict):
    def __missing__(self, key):
        self[key] = value = len(self)
        return value
m = D()
print(m["a"], m["b"], m["a"], m, m.get("zz"), "zz" in m, type(m.copy()).__name__, type(m | {}).__name__, m == {"a": 0, "b": 1}, D(a=5), repr(D()))
class Keys:
    def keys(self):
        return ["k1", "k2"]
    def __getitem__(self, k):
        return k.upper()
print(dict(Keys()), {**Keys()}, dict(Keys(), k3=1))
def kw(**k):
    return k
print(kw(**Keys()), kw(**{"a b": 1}), kw(x=1, **{"y": 2}))
e = {}
e.update(Keys())
print(e, e.__contains__("k1"), e.__getitem__("k2"), e.__len__(), {}.__eq__([]), {1: 2}.__or__({3: 4}), {}.__repr__())
print(sorted({"b": 1, "a": 2}), max({"b": 1, "a": 2}), min({3: 0, 1: 9}), sum({1: 5, 2: 6}), list(map(str, {1: 2})), dict(sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1])))
x = {"k": [1, 2]}
y = x.copy()
y["k"].append(3)
print(x, x is not y, x == y)
print({"a": 1}.items() | {("b", 2)} == {("a", 1), ("b", 2)}, {1: 1}.keys() | [2, 3], {}.keys(), {}.values(), {}.items())
