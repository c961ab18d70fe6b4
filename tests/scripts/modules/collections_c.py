# _collections: deque, defaultdict, OrderedDict, _count_elements.
from _collections import deque, defaultdict, OrderedDict, _count_elements
d = deque([1, 2, 3])
d.append(4); d.appendleft(0); print(d, len(d), d[0], d[-1], d[2], 3 in d, list(d), list(reversed(d)))
print(d.pop(), d.popleft(), d)
d.extend("ab"); d.extendleft("xy"); print(d)
d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(); print(d)
print(d.count("a"), d.index("a"), d.maxlen); d.remove("a"); d.insert(1, "ins"); d.reverse(); print(d)
d[0] = "set"; del d[1]; print(d, d.copy() == d, d + deque([9]), d * 2, deque("ab") < deque("ac"), deque() == [])
m = deque(range(10), 3); print(m, m.maxlen); m.append(99); print(m); m.appendleft(-1); print(m); m.extend([1, 2]); print(m)
d.clear(); print(d, bool(d), deque([[]]), deque(maxlen=0), deque([1], maxlen=2) * 3)
r = deque([1]); r.append(r); print(r)
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque()[0], lambda: deque([1]).remove(5), lambda: deque([1]).index(5), lambda: deque(5), lambda: deque([], -1), lambda: deque([], "a"), lambda: deque([1], 1).insert(0, 2), lambda: hash(deque()), lambda: deque([1]) + [1], lambda: deque() < [], lambda: deque([1])["a"], lambda: deque([1])[0:1], lambda: deque([1]).rotate("a"), lambda: setattr(m, "maxlen", 5), lambda: deque(1, 2, 3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
d = deque([1, 2, 3])
try:
    for x in d: d.append(x)
except RuntimeError as e:
    print(e)
it = iter(d); next(it); print(it.__length_hint__())
big = deque()
for i in range(1000): big.append(i); big.appendleft(-i)
print(len(big), big[500], big[1500], sum(big), [big.popleft() for _ in range(3)])
dd = defaultdict(list)
dd["a"].append(1); dd["b"].append(2); dd["a"].append(3)
print(dd, dd["zz"], dd.get("q"), "q" in dd, dd.default_factory, dict(dd))
n = defaultdict(int, {"x": 5}, y=6); n["z"] += 1; print(n, n | {"w": 1}, n.copy(), n == {"x": 5, "y": 6, "z": 1})
for f in (lambda: defaultdict()["k"], lambda: defaultdict(5), lambda: defaultdict(None)[1], lambda: defaultdict(lambda: 1 / 0)["a"], lambda: defaultdict([])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
nest = defaultdict(lambda: defaultdict(int)); nest["a"]["b"] += 1; print(nest["a"], len(nest))
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
print(o, list(o), o.popitem(), o.popitem(last=False), o)
o["x"] = 1; o["y"] = 2; o.move_to_end("b"); print(o); o.move_to_end("y", last=False); print(o, list(reversed(o)), list(reversed(o.items())))
print(o == OrderedDict(o), o == dict(reversed(list(o.items()))), o == OrderedDict(reversed(list(o.items()))), OrderedDict.fromkeys("ab", 0), o | {"q": 1}, o.copy(), o.setdefault("n", 5), o.pop("n"), OrderedDict(b=1, a=2))
for f in (lambda: o.move_to_end("nope"), lambda: OrderedDict().popitem(), lambda: o.pop("nope"), lambda: o["nope"], lambda: OrderedDict(5), lambda: hash(o)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    for k in o: o["new" + k] = 1
except RuntimeError as e:
    print(e)
c = {}; _count_elements(c, "mississippi"); print(c)
class D(defaultdict):
    def __missing__(self, k): return k * 2
print(D()["ab"], D(int))
