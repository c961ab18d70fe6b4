# Bit manipulation on small, large and negative ints.
vals = [0, 1, -1, 7, -8, 255, -256, 2 ** 31, -(2 ** 31), 2 ** 62, 2 ** 63, -(2 ** 63), 2 ** 64 - 1, -(2 ** 64), 2 ** 100 + 12345, -(2 ** 100) - 1, 0xDEADBEEF_CAFEBABE_01234567]
for a in vals: print(a, ~a, a.bit_length(), a.bit_count(), [a >> n for n in (1, 31, 63, 200)], [a << n for n in (1, 33)], a & 0xFFFF, a | 1, a ^ -1, (a & -a), bin(a)[:20], hex(a))
for a in vals[::2]: print([a & b for b in vals[::3]], [a | b for b in vals[::3]], [a ^ b for b in vals[::3]])
for a in vals:
    for b in vals:
        assert (a & b) + (a | b) == a + b and (a ^ b) == (a | b) - (a & b) and ~(a & b) == ~a | ~b, (a, b)
        assert (a << 70) >> 70 == a and a ^ b ^ b == a and (a < 0) == (a >> 1000 == -1)
def popcount(n): c = 0; exec("") ; return bin(n).count("1")
def rev(n, w): return int(format(n, f"0{w}b")[::-1], 2)
def rotl(n, k, w): return (n << k | n >> w - k) & (1 << w) - 1
def gray(n): return n ^ n >> 1
def ungray(g):
    n = 0
    while g: n ^= g; g >>= 1
    return n
print([popcount(v) for v in (0, 255, 2 ** 70 - 1)], rev(0b1011, 8), rotl(0x80000001, 1, 32), [gray(i) for i in range(10)], all(ungray(gray(i)) == i for i in range(300)), [n & n - 1 == 0 for n in (1, 2, 3, 64, 96)], (2 ** 80).bit_length(), len(bin(3 ** 50)))
def isqrt(n):
    r = 0
    for b in range(n.bit_length() // 2 + 1, -1, -1):
        if (r | 1 << b) ** 2 <= n: r |= 1 << b
    return r
print(isqrt(10 ** 40), isqrt(99), [i for i in range(20) if 0b1010_0110_1100_1010_0101 >> i & 1])
def sieve(n):
    bits = (1 << n) - 1 & ~3
    for i in range(2, int(n ** 0.5) + 1):
        if bits >> i & 1:
            for j in range(i * i, n, i): bits &= ~(1 << j)
    return [i for i in range(n) if bits >> i & 1]
print(sieve(100), sum(1 << i for i in (1, 5, 70)), [1 << i & 0b10101 for i in range(5)])
def lfsr(s, n):
    out = []
    for _ in range(n): s = s >> 1 | ((s ^ s >> 2 ^ s >> 3 ^ s >> 5) & 1) << 15; out.append(s)
    return out
print(lfsr(0xACE1, 8)); x = 123456789
def xorshift():
    global x
    x ^= x << 13 & 0xFFFFFFFF; x ^= x >> 17; x ^= x << 5 & 0xFFFFFFFF
    return x
print([xorshift() for _ in range(6)])
for f in (lambda: 1 << -1, lambda: 1 >> -5, lambda: 1 << 1.0, lambda: 1.0 & 1, lambda: "1" | 2, lambda: None ^ 1, lambda: ~"a", lambda: 0 << 10 ** 30, lambda: 5 >> 10 ** 30, lambda: -5 >> 10 ** 30, lambda: True << True, lambda: True & 5, lambda: True ^ True):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
