# Hot subscripts, iteration, unpacking, comparison, truth, contains, with changing types.
def get(c, k): return c[k]
def put(c, k, v): c[k] = v
l, t, d, s = [1, 2, 3], (4, 5, 6), {0: "zero", 1: "one"}, "xyz"
for _ in range(100): get(l, 1)
print(get(l, 1), get(l, -1), get(t, 1), get(d, 1), get(s, 1), get(b"ab", 0), get(range(9), 3), get(l, slice(1)), get(l, True))
for _ in range(100): get(t, 0)
for _ in range(100): get(d, 0)
for c, k in ((l, 5), (t, 9), (d, "q"), (s, 9), (l, "a"), (l, 10 ** 30), (5, 0), (None, 0)):
    try: get(c, k)
    except Exception as e: print(type(e).__name__, e)
class G:
    def __getitem__(self, k): return "G" + str(k)
    def __setitem__(self, k, v): print("put", k, v)
for _ in range(100): get(G(), 1)
print(get(G(), 2)); G.__getitem__ = lambda self, k: "changed"; print(get(G(), 2))
for _ in range(100): put(l, 0, 9); put(d, 0, 9)
put(G(), 1, 2); print(l, d)
try: put(t, 0, 1)
except TypeError as e: print(e)
class L(list):
    def __getitem__(self, i): return "L item"
print(get(L([1]), 0)); 
class DD(dict):
    def __missing__(self, k): return "missing"
print(get(DD(), 5))
def loop(it):
    out = []
    for x in it: out.append(x)
    return out
for _ in range(30): loop(l); loop(t); loop(range(3))
print(loop([1]), loop((2,)), loop(range(2)), loop({3: 4}), loop({5}), loop("ab"), loop(x for x in "g"), loop(iter([7])), loop(map(str, [8])), loop(range(10 ** 20, 10 ** 20 + 2)), loop(enumerate("z")), loop(b"a"))
def shrink():
    x = list(range(10))
    for i in x:
        if i % 2 == 0: x.remove(i)
    return x
print(shrink())
def unpack(p):
    a, b = p
    return b, a
for _ in range(60): unpack((1, 2)); unpack([1, 2])
print(unpack((1, 2)), unpack([3, 4]), unpack("ab"), unpack({5: 0, 6: 0}), unpack(range(2)), unpack(iter((7, 8))))
for p in ((1,), [1, 2, 3], "a", 5):
    try: unpack(p)
    except Exception as e: print(type(e).__name__, e)
def has(c, x): return x in c, x not in c
for _ in range(60): has({1}, 1); has([1], 1); has({1: 1}, 1)
print(has({1, 2}, 2), has([1], 5), has("abc", "b"), has({1: 2}, 1), has(range(5), 3), has((1,), 1))
class C:
    def __contains__(self, x): return x == 3
print(has(C(), 3))
def truth(x): return "T" if x else "F"
for _ in range(60): truth(True); truth(0); truth("a"); truth([]); truth(None)
class B:
    def __bool__(self): return False
class N:
    def __len__(self): return 0
print([truth(x) for x in (1, 0, "", "a", [], [0], None, True, 0.0, {}, B(), N(), object, ..., 2 ** 70)])
def eq(a, b): return a == b, a != b
for _ in range(60): eq("a", "b"); eq(1, 2)
print(eq("a", "a"), eq(1, 1.0), eq("é", "é"), eq([1], [1]), eq(None, None), eq("a", 1), eq(2 ** 70, 2 ** 70), eq(float("nan"), float("nan")))
def send(n):
    x = 0
    while x is not None and x < n: x = yield x
g = send(100); next(g)
print([g.send(i) for i in range(60)][-1])
def nested():
    m = [[i * j for j in range(10)] for i in range(10)]
    t = 0
    for i in range(10):
        for j in range(10):
            m[i][j] += 1
            t += m[i][j]
    return t
print(nested())
def slices(x):
    for _ in range(60): x[1:3] = x[2:3] + x[1:2]
    return x
print(slices([1, 2, 3, 4]), slices([1, "a", None]))
def fmt(x): return f"{x}-{x!r}"
for _ in range(60): fmt(1); fmt("s")
print(fmt(1.5), fmt("a"), fmt(None), fmt([1]))
def tobool(a, b): return a and b, a or b, not a
for _ in range(60): tobool(1, 2)
print(tobool([], 5), tobool("x", ""), tobool(None, None))
