# Digits of pi and e with big integers; rational numbers; continued fractions; Bernoulli numbers.
def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, t, k, n, l = 10 * q, 10 * (r - n * t), t, k, 10 * (3 * q + r) // t - 10 * n, l
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
g = pi_digits()
print("".join(str(next(g)) for _ in range(120)))
def machin(n):
    one = 10 ** (n + 10)
    def arctan(x):
        p = t = one // x
        k, s = 3, -1
        while p:
            p //= x * x; t += s * (p // k); k += 2; s = -s
        return t
    return 4 * (4 * arctan(5) - arctan(239)) // 10 ** 10
print(machin(100))
def e_digits(n):
    one = t = s = 10 ** (n + 5)
    k = 1
    while t: t //= k; s += t; k += 1
    return (s) // 10 ** 5
print(e_digits(80))
class Frac:
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError(f"Frac({n}, 0)")
        a, b = abs(n), abs(d)
        while b: a, b = b, a % b
        a = a or 1
        if d < 0: n, d = -n, -d
        self.n, self.d = n // a, d // a
    def of(x): return x if isinstance(x, Frac) else Frac(x)
    def __add__(self, o): o = Frac.of(o); return Frac(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __neg__(self): return Frac(-self.n, self.d)
    def __sub__(self, o): return self + -Frac.of(o)
    def __rsub__(self, o): return Frac.of(o) - self
    def __mul__(self, o): o = Frac.of(o); return Frac(self.n * o.n, self.d * o.d)
    __rmul__ = __mul__
    def __truediv__(self, o): o = Frac.of(o); return Frac(self.n * o.d, self.d * o.n)
    def __rtruediv__(self, o): return Frac.of(o) / self
    def __pow__(self, k): return Frac(self.n ** k, self.d ** k) if k >= 0 else Frac(self.d ** -k, self.n ** -k)
    def __eq__(self, o): o = Frac.of(o); return (self.n, self.d) == (o.n, o.d)
    def __lt__(self, o): o = Frac.of(o); return self.n * o.d < o.n * self.d
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
    def __float__(self): return self.n / self.d
    def __hash__(self): return hash((self.n, self.d))
print(Frac(1, 2) + Frac(1, 3), 1 - Frac(3, 4), Frac(2, -4), 2 / Frac(4, 6), Frac(2, 3) ** -3, sum(Frac(1, k) for k in range(1, 21)), sorted([Frac(1, 2), Frac(1, 3), Frac(3, 4)]), Frac(4, 2) == 2, float(Frac(1, 3)))
try: Frac(1, 2) / 0
except ZeroDivisionError as e: print(e)
def cf(x, n):
    out = []
    for _ in range(n):
        i = x.n // x.d; out.append(i); x = x - i
        if x.n == 0: break
        x = 1 / x
    return out
print(cf(Frac(415, 93), 9), cf(Frac(machin(20), 10 ** 20), 12))
def bern(n):
    a = [Frac(0)] * (n + 1)
    for m in range(n + 1):
        a[m] = Frac(1, m + 1)
        for j in range(m, 0, -1): a[j - 1] = j * (a[j - 1] - a[j])
    return a[0]
print([bern(n) for n in range(0, 21, 2)])
def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x: return x
        x = y
print(isqrt(2 * 10 ** 120), sum(map(int, str(2 ** 1000))), len(str(3 ** 1000)), str(7 ** 300)[-20:], 2 ** 607 - 1)
def fibm(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == "1": a, b = b, a + b
    return a
print(fibm(500), fibm(1000) % 10 ** 20)
