# Float arithmetic, signs of zero, infinities, NaN, errors.
inf = float("inf")
nan = float("nan")
for a, b in [(1.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (-7.5, -2.0), (0.1, 0.2), (1e308, 10.0), (5e-324, 2.0), (0.0, 3.0), (-0.0, 3.0), (inf, 2.0), (3.0, inf), (-3.0, inf), (3.0, -inf), (1e16, 1.0)]:
    print(a, b, "->", a + b, a - b, a * b, a / b, a // b if abs(a) != inf else "-", a % b if abs(a) != inf else "-")
print(inf - inf, inf * 0, inf // 2, inf % 2, nan + 1, -nan)
print(divmod(7.5, 2), divmod(-7.5, 2), divmod(7.5, -2), divmod(1e20, 3), divmod(-0.0, 5.0), divmod(0.3, 0.1))
for a, b in [(2.0, 10), (2.0, -2), (-2.0, 3), (-8.0, 1 / 3), (0.0, 0), (nan, 0), (1.0, nan), (inf, -1), (-inf, 3), (-inf, 2), (0.5, inf), (2.0, -inf), (-1.0, inf), (4, 0.5), (10, -3), (1e10, 0.5)]:
    print(a, b, "->", a ** b)
for f in (
    lambda: 1.0 / 0,
    lambda: 1.0 // 0,
    lambda: 1.0 % 0.0,
    lambda: divmod(1.0, 0),
    lambda: 0.0 ** -1,
    lambda: 10.0 ** 400,
    lambda: 1e200 * 1e200,
    lambda: (-1e200) ** 3,
    lambda: 1.0 << 1,
    lambda: 1.0 & 1,
    lambda: ~1.0,
    lambda: 1.0 + "x",
    lambda: "x" * 1.0,
    lambda: [1] * 2.0,
    lambda: list("a")[1.0],
    lambda: range(1.0),
    lambda: pow(2.0, 3, 5),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(0.0 == -0.0, nan == nan, nan != nan, nan < 1, nan > 1, inf == inf, -inf < inf, nan in [nan], [nan] == [nan])
print(bool(nan), bool(-0.0), not 0.0, 1.5 and 2.5, 0.0 or -1.5)
print(abs(-1.5), abs(-0.0), -(-0.0), +(-0.0), abs(-inf), abs(nan))
print(0.1 + 0.2, 0.1 + 0.2 == 0.3, 0.1 * 3, 1 - 0.9, 1.1 + 2.2, 1e16 + 1, 2**53 + 1.0)
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234.5678, -2), round(1e300, 2), round(0.05, 1), round(1.005, 2), round(-1.5), round(5e15 + 0.5))
print(round(1.5, None), round(-2.567, 1), round(1e-10, 5), round(123.456, 400), round(123.456, -400), round(nan, 2), round(inf, 2))
for v in (nan, inf):
    try:
        round(v)
    except Exception as e:
        print(type(e).__name__, e)
x = 1.0
x += 1; print(x)
x *= 2.5; print(x)
x -= 0.25; print(x)
x /= 3; print(x)
x //= 1; print(x)
x **= 5; print(x)
x %= 0.7; print(x)
t = 0.0
for i in range(10):
    t += 0.1
print(t, sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([0.1, 0.2, 0.3], 10))
print(max(1.5, nan), max(nan, 1.5), min(0.0, -0.0), min(-0.0, 0.0), sorted([3.5, -1.0, 2.25, inf, -inf]))
