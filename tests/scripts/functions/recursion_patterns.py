# Recursion: mutual, nested, with accumulators, continuation passing, memo tables, Y combinator, Ackermann.
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
print(even(50), odd(33), even(33))
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print([ack(2, n) for n in range(4)], ack(1, 20))
def fact_cps(n, k): return k(1) if n == 0 else fact_cps(n - 1, lambda r: k(n * r))
print(fact_cps(20, lambda r: r))
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda f: lambda n: 1 if n < 2 else n * f(n - 1))(12), Y(lambda f: lambda a, b: a if b == 0 else f(b, a % b))(84, 36))
def trampoline(f, *a):
    r = f(*a)
    while callable(r): r = r()
    return r
def sum_to(n, acc=0): return acc if n == 0 else lambda: sum_to(n - 1, acc + n)
print(trampoline(sum_to, 5000))
memo = {}
def paths(r, c):
    if (r, c) in memo: return memo[r, c]
    memo[r, c] = v = 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)
    return v
print(paths(16, 16), len(memo))
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
def combos(s, k): return [""] if k == 0 else [] if not s else [s[0] + c for c in combos(s[1:], k - 1)] + combos(s[1:], k)
def partitions(n, m=None):
    m = m or n
    return [[]] if n == 0 else [[k] + p for k in range(min(n, m), 0, -1) for p in partitions(n - k, k)]
print(perms("abc"), combos("abcd", 2), partitions(5), len(partitions(15)))
def parens(n, o=0, c=0): return [""] if c == n else ([("(" + p) for p in parens(n, o + 1, c)] if o < n else []) + ([(")" + p) for p in parens(n, o, c + 1)] if c < o else [])
print(parens(3), len(parens(6)))
def gcd(a, b): return gcd(b, a % b) if b else a
def power(b, e): return 1 if e == 0 else power(b * b, e // 2) * (b if e % 2 else 1)
def digits(n, b=10): return ([] if n < b else digits(n // b, b)) + [n % b]
def binary_search(l, x, lo=0, hi=None):
    hi = len(l) if hi is None else hi
    if lo >= hi: return -lo - 1
    m = (lo + hi) // 2
    return m if l[m] == x else binary_search(l, x, m + 1, hi) if l[m] < x else binary_search(l, x, lo, m)
print(gcd(1071, 462), power(3, 77) == 3 ** 77, digits(9045, 7), [binary_search([1, 3, 5, 7, 9], x) for x in (5, 9, 4, 0, 10)])
def fill(grid, r, c, new):
    old = grid[r][c]
    if old == new: return 0
    grid[r][c] = new
    return 1 + sum(fill(grid, y, x, new) for y, x in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)) if 0 <= y < len(grid) and 0 <= x < len(grid[0]) and grid[y][x] == old)
g = [list(row) for row in ("..#..", ".##..", "...#.", "##...")]; print(fill(g, 0, 0, "o"), ["".join(r) for r in g])
def diff(a, b):
    if not a or not b: return [("-", x) for x in a] + [("+", x) for x in b]
    if a[0] == b[0]: return [(" ", a[0])] + diff(a[1:], b[1:])
    return min([("-", a[0])] + diff(a[1:], b), [("+", b[0])] + diff(a, b[1:]), key=lambda d: sum(t != " " for t, _ in d))
print("".join(t + c for t, c in diff("kitten", "sitting")))
def sierpinski(n): return ["*"] if n == 0 else [" " * 2 ** (n - 1) + l + " " * 2 ** (n - 1) for l in sierpinski(n - 1)] + [l + " " + l for l in sierpinski(n - 1)]
print("\n".join(l.rstrip() for l in sierpinski(3)))
def pretty(x, d=0):
    if isinstance(x, dict): return "".join("\n" + "  " * d + str(k) + ":" + pretty(v, d + 1) for k, v in x.items())
    return " " + str(x)
print(pretty({"a": 1, "b": {"c": {"d": 2}, "e": [3]}}))
