# dict views: set operations in CPython's order, comparisons, reprs, and the read-only proxy.
proxy = type(type.__dict__)


def attempt(function):
    try:
        result = function()
        print(type(result).__name__, list(result) if isinstance(result, set) else result)
    except Exception as e:
        print(type(e).__name__, e)


a = {n: n * n for n in (5, 3, 17, 40, 1)}
b = {n: n * n for n in (40, 3, 99)}
b[1] = "other"
k, i, v = a.keys(), a.items(), a.values()
for f in (
    lambda: k & b.keys(), lambda: b.keys() & k, lambda: k & {3, 1, 7}, lambda: {3, 1, 7} & k, lambda: k & [40, 5, 5], lambda: [40, 5] & k,
    lambda: k & frozenset(range(50)), lambda: k & b, lambda: k | b.keys(), lambda: k | [100], lambda: [100] | k, lambda: k - b.keys(), lambda: k - {5},
    lambda: {5, 6} - k, lambda: [5, 6] - k, lambda: k ^ b.keys(), lambda: k ^ [5, 6], lambda: {5, 6} ^ k, lambda: i & b.items(), lambda: i - b.items(),
    lambda: sorted(i | b.items(), key=repr), lambda: sorted(i ^ b.items(), key=repr), lambda: i & [(3, 9), (3, 10), 3], lambda: i.isdisjoint(b.items()), lambda: k.isdisjoint([2, 4]),
    lambda: k.isdisjoint(k), lambda: {}.keys().isdisjoint({}.keys()), lambda: k.isdisjoint(3), lambda: k & 3, lambda: 3 & k, lambda: k | 3, lambda: 3 | k, lambda: k - 3, lambda: 3 - k,
    lambda: k ^ 3, lambda: v & v, lambda: v == v, lambda: v == a.values(), lambda: k == a.keys(), lambda: k == set(a), lambda: k == list(a), lambda: k != set(a), lambda: k < set(range(99)),
    lambda: k <= set(a), lambda: k > {1}, lambda: k >= {1, 2}, lambda: k < [1], lambda: k < k, lambda: i == a.items(), lambda: i <= b.items(), lambda: set(a) == k, lambda: set(a) <= k,
    lambda: (3, 9) in i, lambda: (3, 8) in i, lambda: [3, 9] in i, lambda: (3, 9, 1) in i, lambda: ([], 1) in i, lambda: [] in k, lambda: 9 in v, lambda: [] in v, lambda: hash(k), lambda: hash(i),
    lambda: len(k) + len(i) + len(v), lambda: k.mapping, lambda: type(v.mapping).__name__, lambda: i.mapping[3], lambda: k[0], lambda: reversed(k).__reduce__(), lambda: next(iter(v)),
    lambda: {1: []}.items() | {3}, lambda: len({1: []}.items() - {3}), lambda: list({1: []}.items() ^ {1: []}.items()), lambda: {1: []}.items() & {1: []}.items(),
):
    attempt(f)
print({}.keys(), {}.items(), {}.values(), k, v, i)
k2 = {(1, 2): 3}.keys()
print(k2 & {(1, 2)}, k2 - {1})


class D(dict):
    def __iter__(self):
        return iter([7, 8])


d = D({1: 1})
print(sorted(d.keys() | {0}), sorted(d.keys() - {1}), list(d.keys()))

p = proxy({1: 2, "x": []})
for f in (
    lambda: p, lambda: str(p), lambda: repr(proxy(p)), lambda: p[1], lambda: p[3], lambda: p[[]], lambda: p.get(3), lambda: p.get(1, 5), lambda: p.get(), lambda: p.get(1, 2, 3), lambda: list(p), lambda: len(p),
    lambda: 1 in p, lambda: [] in p, lambda: p == {1: 2, "x": []}, lambda: {1: 2, "x": []} == p, lambda: p != p, lambda: p < p, lambda: p | {3: 4}, lambda: {3: 4} | p, lambda: p | 3, lambda: p.__ior__({}),
    lambda: p.keys(), lambda: p.values(), lambda: p.items(), lambda: p.copy(), lambda: list(reversed(p)), lambda: hash(p), lambda: hash(proxy("abc")) == hash("abc"), lambda: proxy(), lambda: proxy(1), lambda: proxy([]),
    lambda: proxy(()), lambda: proxy({}, 1), lambda: proxy(mapping={}), lambda: proxy(x={}), lambda: proxy("abc")[1], lambda: proxy("abc").keys(), lambda: p.__setitem__, lambda: setattr(p, "a", 1), lambda: p.update,
):
    attempt(f)
try:
    p[1] = 2
except TypeError as e:
    print(e)
try:
    del p[1]
except TypeError as e:
    print(e)
try:
    class P(proxy):
        pass
except TypeError as e:
    print(e)
