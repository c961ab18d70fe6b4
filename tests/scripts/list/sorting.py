# Sorting: stability, runs, keys, reverse, errors, mutation.
def lcg(n, seed=1):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % (1 << 31)
        out.append(seed // 65536)
    return out

def check(data, **kw):
    s = sorted(data, **kw)
    key = kw.get("key") or (lambda x: x)
    ok = all(not (key(s[i + 1]) < key(s[i])) if not kw.get("reverse") else not (key(s[i]) < key(s[i + 1])) for i in range(len(s) - 1))
    return ok, len(s) == len(data), s[:3], s[-3:]

for n in (0, 1, 2, 3, 10, 31, 32, 33, 63, 64, 65, 100, 500, 1000):
    data = lcg(n, n + 1)
    print(n, check(data), check(data, reverse=True)[0], check(data, key=lambda x: x % 10)[0])
up = list(range(300))
print(sorted(up) == up, sorted(up[::-1]) == up, sorted(up, reverse=True) == up[::-1])
print(sorted(up[150:] + up[:150]) == up, sorted(up[::2] + up[1::2]) == up, sorted(up[:290] + [5] + up[290:])[4:8])
pairs = [(x % 7, i) for i, x in enumerate(lcg(200))]
s = sorted(pairs, key=lambda p: p[0])
print(all(s[i][0] < s[i + 1][0] or s[i][1] < s[i + 1][1] for i in range(len(s) - 1)))
s = sorted(pairs, key=lambda p: p[0], reverse=True)
print(all(s[i][0] > s[i + 1][0] or s[i][1] < s[i + 1][1] for i in range(len(s) - 1)))
print(sorted([3, 1.5, True, -2, 10 ** 20, 0.5]), sorted(["b", "a", "é", "Z", ""]), sorted([b"b", b"a"]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], [1]]))
print(sorted([None, None]) if False else "", sorted([None]), sorted(["x"]))
for data in ([1, "a"], [None, 1], [1j, 2j], [(1, "a"), (1, 2)], [{}, {}], ["a", b"a"]):
    try:
        print(sorted(data))
    except TypeError as e:
        print(e)
class K:
    count = 0
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        K.count += 1
        return self.v < other.v
    def __repr__(self):
        return f"K{self.v}"
print(sorted([K(3), K(1), K(2)]), K.count)
K.count = 0
sorted([K(x) for x in range(100)])
print(K.count)
K.count = 0
sorted([K(x) for x in lcg(100)])
print(K.count)
K.count = 0
sorted([K(x) for x in lcg(1000, 7)])
print(K.count)
K.count = 0
sorted([K(x % 50) for x in range(400)])
print(K.count)
K.count = 0
sorted([K(x) for x in list(range(100)) + list(range(50)) + list(range(200, 100, -1))], reverse=True)
print(K.count)
l = [3, 2, 1]
def key(x):
    print("key", x, l)
    return x
l.sort(key=key)
print(l)
l = [2, 1, 3]
def bad(x):
    l.append(x)
    return x
try:
    l.sort(key=bad)
except ValueError as e:
    print(e, l)
l = [2, 1, 3]
def fail(x):
    if x == 1:
        raise KeyError("no")
    return x
try:
    l.sort(key=fail)
except KeyError as e:
    print(repr(e), l)
class F:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        if self.v == 5:
            raise RuntimeError("five")
        return self.v < other.v
l = [F(i) for i in (9, 5, 7)]
try:
    l.sort()
except RuntimeError as e:
    print(e, sorted(x.v for x in l))
nan = float("nan")
print(len(sorted([3.0, nan, 1.0, nan, 2.0])), sorted([1, 1.0, True])[0], sorted([True, 1.0, 1]))
