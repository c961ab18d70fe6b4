# Sieves and factorization.
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]
p = sieve(1000)
print(len(p), p[:10], p[-5:], sum(p))
def factor(n):
    out = []
    d = 2
    while d * d <= n:
        while n % d == 0:
            out.append(d)
            n //= d
        d += 1 + (d > 2)
    if n > 1: out.append(n)
    return out
for n in (2, 12, 97, 360, 1001, 65536, 999999, 123456789):
    print(n, factor(n))
def is_prime(n):
    if n < 2: return False
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % a == 0: return n == a
    d, s = n - 1, 0
    while d % 2 == 0: d //= 2; s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else:
            return False
    return True
print([n for n in range(100) if is_prime(n)] == [n for n in p if n < 100], is_prime(2 ** 61 - 1), is_prime(2 ** 61 + 1), is_prime(10 ** 18 + 9), is_prime(2 ** 89 - 1))
def gcd(a, b):
    while b: a, b = b, a % b
    return a
def egcd(a, b):
    if b == 0: return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y
print(gcd(48, 36), egcd(240, 46), [gcd(i, 60) for i in range(1, 13)])
def phi(n):
    r = n
    for f in sorted(set(factor(n))): r -= r // f
    return r
print([phi(n) for n in range(1, 21)], sum(phi(n) for n in range(1, 200)))
def collatz(n):
    c = 0
    while n != 1:
        n = 3 * n + 1 if n & 1 else n >> 1
        c += 1
    return c
print(max(range(1, 1000), key=collatz), collatz(27), collatz(97))
def perfect(n): return sum(d for d in range(1, n) if n % d == 0) == n
print([n for n in range(2, 500) if perfect(n)])
a = [1]
for _ in range(10):
    print(a)
    a = [1] + [x + y for x, y in zip(a, a[1:])] + [1]
def to_roman(n):
    out = ""
    for v, s in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= v: out += s; n -= v
    return out
print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])
