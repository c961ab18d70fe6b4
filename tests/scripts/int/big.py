# Arbitrary precision: multiplication, division, powers, conversion both ways.
def fact(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r

f50 = fact(50)
f100 = fact(100)
print(f50)
print(f100)
print(f100 // f50)
print(f100 % (f50 + 1))
print(divmod(-f100, f50 - 1))
q, r = divmod(f100, f50 + 12345)
print(q * (f50 + 12345) + r == f100, 0 <= r < f50 + 12345)
print(3 ** 200)
print((-3) ** 201)
print(2 ** 500 - 1)
print((2 ** 500 - 1).bit_length(), (2 ** 500 - 1).bit_count())
print((1 << 300) ^ (1 << 299) ^ 5)
print(-(1 << 200) & ((1 << 150) + 99), -(1 << 200) | 1, ~(1 << 120))
print(f100 >> 300, f100 >> 600, -f100 >> 500)
a = 0x123456789abcdef0123456789abcdef
b = 0xfedcba9876543210fedcba
print(hex(a * b), hex(a // b), hex(a % b), hex(a & b), hex(a | b), hex(a ^ b))
print(int("9" * 60) + 1, int("-" + "1" * 45), int("z" * 20, 36), int("1" * 100, 2))
n = 12345678901234567890
seen = []
for base in (2, 3, 7, 10, 16, 36):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    m, s = n, ""
    while m:
        m, d = divmod(m, base)
        s = digits[d] + s
    print(base, s, int(s, base) == n)
def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x
print(isqrt(10 ** 60), isqrt(2 * 10 ** 60))
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
print(gcd(f50, 2 ** 100), gcd(3 ** 50 * 7, 3 ** 40 * 49), gcd(10 ** 40, 15 ** 20))
print(pow(7, 10 ** 20, 10 ** 15 + 37), pow(2, f50 % 1000, f50))
x = 1
for i in range(200):
    x = (x * 6364136223846793005 + 1442695040888963407) % (1 << 128)
print(x)
s = 0
for i in range(100):
    s += (-1) ** i * i ** 15
print(s)
print(float(10 ** 22), float(10 ** 23), float(2 ** 1023), float(-(3 ** 100)), 10 ** 22 == 1e22)
try:
    float(10 ** 400)
except OverflowError as e:
    print(e)
try:
    1.0 + 10 ** 400
except OverflowError as e:
    print(e)
print(sum(range(10 ** 3)), sum([10 ** 20] * 5), sum([2 ** 62, 2 ** 62, -1]))
print(9 ** 99 == 9 ** 98 * 9, 9 ** 99 > 9 ** 98, -(9 ** 99) < 9 ** 98, 9 ** 99 != 9 ** 99 + 1)
