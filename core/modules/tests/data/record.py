"""Records CPython's answers for tests/recorded.rs: python3.14 record.py > numbers.txt

A line is a call and what it gives, tab-separated: the function, its arguments, then "=" and the repr of the result, "~"
and one whose floats libm may miss by a few units in the last place, or "!" and the exception.
"""
import cmath
import math
import random

INF, NAN = math.inf, math.nan
BIG = 10**400


def encode(value):
    match value:
        case None: return "n"
        case bool(): return "T" if value else "F"
        case int(): return f"i:{value}" if abs(value) < 10**4000 else f"x:{value:x}"
        case float(): return f"f:{value!r}"
        case complex(): return f"c:{value.real!r}:{value.imag!r}"
        case str(): return f"s:{value}"
        case bytes(): return f"b:{value.hex()}"
        case tuple(): return "t:" + ";".join(map(encode, value))
    raise TypeError(value)


def record(name, function, *args, close=False):
    line = [name, *map(encode, args)]
    try:
        result = function(*args)
    except Exception as error:
        shown = ", ".join(map(repr, error.args))
        line += ["!", f"{type(error).__name__}({shown})"]
    else:
        line += ["~" if close and not isinstance(result, (int, bool)) else "=", repr(result)]
    print("\t".join(line))


def method(name, receiver, *args):
    record("." + name, lambda receiver, *args: getattr(receiver, name)(*args), receiver, *args)


FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 2.5, -3.7, 1e-320, 1e300, -1e300, 20.0, 171.5, -200.5, INF, -INF, NAN]
INTS = [0, 1, -1, 2, 7, -13, 63, 2**31, -2**31, 2**61 - 1, -2**61, 2**62, 2**63 - 1, -2**63, 2**64, 3**100, -3**100]
OPERATORS = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
    "//": lambda a, b: a // b, "%": lambda a, b: a % b, "divmod": divmod, "&": lambda a, b: a & b,
    "|": lambda a, b: a | b, "^": lambda a, b: a ^ b, "<": lambda a, b: a < b, "==": lambda a, b: a == b,
}

for symbol, function in OPERATORS.items():
    for a in INTS:
        for b in INTS[::3]:
            record(symbol, function, a, b)
    for a, b in [(1, 2.5), (2.5, BIG), (BIG, 2.5), (2**53 + 1, 2.0**53), (1.5, True), (True, False), (3, 2j), (2j, 0.5),
                 (1.5, 1j), (1 + 2j, 3 - 4j), (1j, 0), (1j, "a"), (1, "a"), (2.5, None), (NAN, 1), (INF, BIG), (-7.5, 2)]:
        record(symbol, function, a, b)
for a, b, c in [(2, 10, None), (2, -1, None), (0, -1, None), (3, 200, None), (-2, 63, None), (2.0, 0.5, None), (-8, 1 / 3, None),
                (2, 10, 7), (2, -1, 7), (2, -1, 4), (5, 3, 0), (5, 3, -7), (3**50, 2**70, 10**20 + 7), (2, 3, 4.0), (2.0, 3, 4),
                (2j, 3, None), (2j, 3, 4), (10.0, 400, None), (0.0, -1.0, None), (1, 10**30, None), (-1, 10**30 + 1, None)]:
    record("pow", pow, a, b, c)
for a in INTS:
    for b in (0, 1, 5, 61, 62, 63, 64, 200, -1):
        record("<<", lambda a, b: a << b, a, b)
        record(">>", lambda a, b: a >> b, a, b)
record("<<", lambda a, b: a << b, 1, 2**70)
record("<<", lambda a, b: a << b, 0, 2**70)
record(">>", lambda a, b: a >> b, -1, 2**70)

for value in INTS + [True, False]:
    for name in ("bit_length", "bit_count", "__neg__", "__abs__", "__hash__", "__str__", "as_integer_ratio", "__float__",
                 "__index__", "conjugate", "__bool__", "__getnewargs__", "__int__", "is_integer"):
        method(name, value)
    for digits in (None, 0, 3, -1, -2, -18, -100):
        method("__round__", value, digits)
for value in [5, 15, 25, -5, -15, 50, 151]:
    for digits in (-1, -2):
        method("__round__", value, digits)
for value in (0, 1, 255, 256, -1, -128, -129, 2**64):
    for length in (0, 1, 2, 9, -1):
        for order in ("big", "little", "x"):
            method("to_bytes", value, length, order)
for value in FLOATS:
    for name in ("__neg__", "__abs__", "__repr__", "as_integer_ratio", "__int__", "__floor__", "__ceil__", "__round__",
                 "is_integer", "hex", "__bool__", "conjugate", "__trunc__"):
        method(name, value)
    if value == value:
        method("__hash__", value)
    for digits in (0, 1, -1, 20, -400):
        method("__round__", value, digits)
for value in (0j, 1j, 1 + 2j, complex(-0.0, -0.0), complex(INF, NAN), complex(1e308, 1e308), complex(3, -4)):
    for name in ("__neg__", "__abs__", "__repr__", "conjugate", "__bool__", "__complex__", "__getnewargs__"):
        method(name, value)
for text in ["12", " -1_000 ", "x", "", "1__0", "0x10", "1.5", "1e5", "inf", "-nan", "1_0.5", "1+2j", "(1-j)", "1_", "٣",
             "1" * 5000, "z" * 250]:
    for name, kind in (("int", int), ("float", float), ("complex", complex)):
        record(name, kind, text)
for args in [("ff", 16), ("0xff", 16), ("0xff", 0), ("010", 0), ("z", 36), ("1", 1), ("1", 37), ("1", 2**70), (1, 2),
             (b"12", 10), (b"x", 10), (1.9,), (-1.9,), (INF,), (NAN,), (b"12",), (None,), ("1", "2")]:
    record("int", int, *args)
for args in [(), (1,), (BIG,), (b"1.5",), (b"x",), (None,), (1j,)]:
    record("float", float, *args)
for args in [(), (1,), (1, 2), (1.5, 2.5), (BIG,), (b"1",), (None,), ("1", 2), (1, "2"), (1, None), (None, 1)]:
    record("complex", complex, *args)
for value, specs in [
    (1234567, ["", "d", ",", "_", "x", "#X", "010", "+,.2f", "c", "s", "e", "%", "^20", "*>12b", "n", ".2", "z", "=+10", "1000000000000000000000"]),
    (-5, ["", "08.3f", "b", "#o", " d", "g"]),
    (2**100, ["", ",", "x", ".3e"]),
    (65, ["c", "5c", "+c"]),
    (1234.5678, ["", ".2f", "e", "g", ".3", "%", "010.1f", ",.1f", "_.2f", "+", "d", "x", "#.0f", ".3n", "z.0f", "<12", ".2147483648f"]),
    (-0.0, ["", "z", ".1f", "z.1f"]), (INF, ["", "010", "F", ","]), (NAN, ["+", "F", "010"]),
    (1 + 2j, ["", ".2f", "10", "e", "d", "010", "=10"]), (True, ["", "d", "5"]), ("abc", ["", "5", ">5", ".2", "d", "=5", "+"]),
]:
    for spec in specs:
        record("format", format, value, spec)
for pattern, value in [
    ("%d", 1.5), ("%d", "a"), ("%x", 1.5), ("%x", -255), ("%#X", 255), ("%o", 8), ("%c", "ab"), ("%c", 65), ("%c", -1), ("%c", 1.5),
    ("%f", "a"), ("%", 1), ("%y", 1), ("%s %s", 1), ("%s", (1, 2)), ("abc", 1), ("abc", ()), ("%(a)s", 1), ("%(a", ()),
    ("%*d", (5, 1)), ("%*d", ("a", 1)), ("%-*d|", (-5, 1)), ("%.*f", (2, 1.5)), ("%.*f", ("x", 1.5)), ("%99999999999999999999d", 1),
    ("%.99999999999999999999d", 1), ("%5%", 1), ("%%", ()), ("%-5d|", 3), ("%+d % d", (1, 2)), ("%05d", -3), ("%.5d", 3),
    ("%r %a %s", ("é", "é", "é")), ("%.2s", "abc"), ("%5s|", "a"), ("%-5s|", "a"), ("%5c|", "a"), ("%ld", 1), ("%hhd", 1),
    ("%e %E %g %G %F", (1.5, 1.5, 1.5, 1.5, 1.5)), ("%d", 10**30), ("%d", True), ("%i", None), ("%u", "a"), ("%010.3f", 3.14159),
    ("%s", None), ("%z", ()), ("%s", 1j), ("%5.1f%%", 99.5), ("%#g", 1.0), ("%.0f", 0.5), ("%.3000000000s", "a"),
]:
    record("%", lambda a, b: a % b, pattern, value)
for pattern, value in [
    (b"%d", 1), (b"%s", "a"), (b"%s", b"x"), (b"%b", 1), (b"%c", 65), (b"%c", 256), (b"%c", b"ab"), (b"%a", "é"), (b"%f", "a"),
    (b"%5d|%-5d", (1, 2)), (b"%y", 1), (b"%", 1), (b"%s", (b"a", b"b")), (b"%.1s", b"abc"), (b"%.99999999999999999999d", 1),
]:
    record("%", lambda a, b: a % b, pattern, value)

EXACT = "ceil degrees fabs floor frexp isfinite isinf isnan modf radians sqrt trunc ulp".split()
for name in """acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor frexp gamma
               isfinite isinf isnan lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp""".split():
    for value in FLOATS + [1, -2, BIG, "a"]:
        record("math." + name, getattr(math, name), value, close=name not in EXACT)
for name in "atan2 copysign fmod pow remainder nextafter hypot".split():
    for a in FLOATS[::2]:
        for b in FLOATS[1::2]:
            record("math." + name, getattr(math, name), a, b, close=name in ("atan2", "pow"))
for args in [(2, 1), (2, 0), (8, 2), (BIG, 10), (10, BIG), (2.5, -1.0), (2**5000,)]:
    record("math.log", math.log, *args, close=True)
for args in [(1.0, 5), (1.0, 10000), (1.0, -10**30), (INF, 10**30), (1.0, 1.5), (5e-324, 1000)]:
    record("math.ldexp", math.ldexp, *args)
for args in [(2.0, 3.0, 4.0), (1e308, 10.0, 1.0), (INF, 0.0, 1.0), (INF, 0.0, NAN), (0.1, 10.0, -1.0), (INF, 1.0, -INF)]:
    record("math.fma", math.fma, *args)
generator = random.Random(7)
numbers = tuple(generator.choice([1e16, -1e16, 1.0, 1e-16, 3.3, 1e300, -1e300]) for _ in range(40))
for sequence in [(), (0.1,) * 10, (1e16, 1.0, 1e-16), (1e308, 1e308), (INF, -INF), (INF, 1.0), (NAN,), (1, "a"), numbers, (BIG,)]:
    record("math.fsum", math.fsum, sequence)
    record("math.prod", math.prod, sequence)
for p, q in [((), ()), ((1, 2), (3,)), ((1, 2), (3, 4)), ((1.5, 2), (3, 4)), (numbers, numbers), (("a",), (2,)), ((BIG,), (1.0,)),
             ((10**18, 10**18), (100, 1)), ((1e308,), (10,)), ((0.1,) * 10, (3.0,) * 10), ((True,), (2.5,))]:
    record("math.sumprod", math.sumprod, p, q)
for p, q in [((1, 2), (3, 4)), ((1, 2), (3,)), ((0.1, 0.2, 0.3), (1.0, 2.0, 3.0)), ((), ()), (("a",), (1,))]:
    record("math.dist", math.dist, p, q)
for args in [(3, 4), (1e308, 1e308, 1e308), (5e-324, 5e-324), (0.1, 0.2, 0.3, 0.4), (INF, NAN), (NAN, 1), ("a",), ()]:
    record("math.hypot", math.hypot, *args)
for args in [(), (0, 0), (-4, 6), (1.5,), (2**100, 6**50), (7,), (0, 5), (12, 18, 27), (2**63, -2**63)]:
    record("math.gcd", math.gcd, *args)
    record("math.lcm", math.lcm, *args)
for n in (-1, 0, 1, 2, 20, 25, 100, 10**30, -10**30, 1.5, "a", True):
    record("math.factorial", math.factorial, n)
    record("math.isqrt", math.isqrt, n)
    for k in (0, 1, 2, 10, -1, 10**30, 1.5):
        record("math.perm", math.perm, n, k)
        record("math.comb", math.comb, n, k)
for n, k in [(200, 100), (1000, 3), (67, 33), (500, 250)]:
    record("math.perm", math.perm, n, k)
    record("math.comb", math.comb, n, k)

for name in "acos acosh asin asinh atan atanh cos cosh exp isfinite isinf isnan log log10 phase polar sin sinh sqrt tan tanh".split():
    for x in (-INF, -0.0, 0.0, INF, NAN):
        for y in (-INF, -1.5, -0.0, 0.0, 2.0, INF, NAN):
            record("cmath." + name, getattr(cmath, name), complex(x, y), close=True)
            record("cmath." + name, getattr(cmath, name), complex(y, x), close=True)
    for value in ("a", None, BIG):
        record("cmath." + name, getattr(cmath, name), value)
for args in [(0j, 2), (2, 0j), (2, 1), (1j, "a")]:
    record("cmath.log", cmath.log, *args, close=True)
for r, phi in [(1, 0), (INF, 0), (0, INF), (1, INF), (INF, 2.0), (-INF, 2.0), (NAN, 0.0), (0.0, NAN), (2.0, -0.0)]:
    record("cmath.rect", cmath.rect, r, phi, close=True)
