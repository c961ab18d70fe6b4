# Hot arithmetic whose operand types change: specialized forms must fall back and come back.
def add(a, b): return a + b
def mul(a, b): return a * b
def sub(a, b): return a - b
def cmp(a, b): return a < b, a == b, a > b
for _ in range(100): add(1, 2); mul(2, 3); sub(5, 1); cmp(1, 2)
print(add(1, 2), add(1.5, 2.5), add("a", "b"), add([1], [2]), add((1,), (2,)), add(1, 2.5), add(True, 1), add(2 ** 62, 2 ** 62), add(1j, 1))
for _ in range(100): add(1.0, 2.0); mul(2.0, 3.0); sub(5.0, 1.0); cmp(1.0, 2.0)
print(add(1, 2), add(2.5, 1), mul("ab", 2), mul(2, [1]), mul(1.5, 2), sub({1, 2}, {2}), sub(1, 0.5), cmp("a", "b"), cmp(1, 1.0))
for _ in range(100): add("a", "b"); cmp("a", "b")
for f, a, b in ((add, 1, "a"), (mul, "a", "b"), (sub, "a", 1), (cmp, 1, "a"), (add, None, 1)):
    try: f(a, b)
    except TypeError as e: print(e)
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return V(self.n + o.n)
    def __lt__(self, o): return self.n < o.n
for _ in range(100): r = add(V(1), V(2))
print(r.n, add(3, 4))
def grow(n):
    x = 1
    for i in range(n):
        x = x * 3
        x += i
    return x
print(grow(10), grow(45), grow(120))
def overflow(x, n):
    for _ in range(n): x += 4611686018427387903
    return x
print(overflow(0, 3), overflow(0, 300), overflow(-1, 50))
def mixed(values):
    t = 0
    for v in values: t = t + v
    return t
print(mixed(range(200)), mixed([0.5] * 200), mixed([1, 0.5] * 100), mixed([True] * 150), mixed([10 ** 30, -10 ** 30] * 60))
def concat(n):
    s = ""
    for i in range(n): s += "x"
    return len(s)
print(concat(1000))
def alias(n):
    s = t = "q"
    for i in range(n): s += "y"
    return len(s), t
print(alias(100))
def sublt(a, n):
    c = 0
    while a < n: a += 1; c += 1
    return c
print(sublt(0, 300), sublt(0.5, 200), sublt(2 ** 61, 2 ** 61 + 100), sublt(-5, -5))
def neg(x):
    return -x, ~x if type(x) is int else None, not x
for _ in range(60): neg(5)
print(neg(5), neg(-2 ** 62), neg(2.5), neg(True), neg(0))
def powers(b, n): return [b ** i for i in range(n)]
print(powers(2, 70)[-1], powers(1.5, 60)[-1], powers(-1, 55)[-1])
def bits(x):
    for i in range(100): x = (x << 1 ^ i) & 0xFFFFFFFF | x >> 31 & 1
    return x
print(bits(1), bits(12345))
def div(a, b): return a // b, a % b, a / b
for i in range(1, 120): div(1000, i)
print(div(7, 2), div(-7, 2), div(7.5, 2), div(10 ** 20, 3), div(True, 1))
try: div(1, 0)
except ZeroDivisionError as e: print(e)
