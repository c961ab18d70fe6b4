# Complex numbers.
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** 2, a ** 0.5, a ** b, -a, +a, abs(a), a.conjugate(), a.real, a.imag)
print(a + 1, 1 + a, a - 1.5, 2 * a, a / 2, 1 / a, 2 ** a, a == 3 + 4j, a != b, a == 3, 3 + 0j == 3, 0j == 0)
print(1j, -1j, 0j, -0j, 1 + 0j, complex(0, -0.0), complex(-0.0, 0), complex(-0.0, -0.0), 1e300j, 1.5e-7 + 2j, 3.0j, 10 ** 20 * 1j)
print(repr(complex("inf")), complex("nan+infj"), complex(" 1+2j "), complex("1e5-2.5j"), complex("j"), complex("-j"), complex("(1+2j)"), complex("1_0+2j"), complex("3"), complex("+3j"))
for args in [("",), ("1+",), ("1+2",), ("1 + 2j",), ("jj",), ("1j+1",), ("x",), (b"1",), ("1", 2), (1, "2"), ([],), (None,), ("((1))",), ("1__0j",)]:
    try:
        print(complex(*args))
    except Exception as e:
        print(args, type(e).__name__, e)
print(complex(), complex(1), complex(1, 2), complex(1.5, -2.5), complex(imag=3), complex(real=2, imag=1), complex(True), complex(1, 10**20))
for f in (
    lambda: a < b,
    lambda: a // b,
    lambda: a % b,
    lambda: divmod(a, b),
    lambda: int(a),
    lambda: float(a),
    lambda: a / 0,
    lambda: 0j ** -1,
    lambda: 0j ** 1j,
    lambda: pow(a, 2, 3),
    lambda: ~a,
    lambda: a + "x",
    lambda: (1e200 + 1j) ** 2,
    lambda: abs(complex(1e308, 1e308)),
    lambda: round(a),
    lambda: format(a, "d"),
    lambda: format(a, "010"),
    lambda: format(a, "=10"),
    lambda: a.foo,
    lambda: setattr(a, "real", 1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(0j ** 0, a ** 0, a ** 1, a ** -1, a ** 3, (1j) ** 2, (1j) ** 100, (1 + 1j) ** 10, 2j ** 0.5)
for spec in ["", "f", ".2f", "e", ".3g", "20", "<20.1f", "^+20.1f", ",", "g", ".3", "+"]:
    print(repr(spec), format(a, spec), format(1234.5 - 0.125j, spec))
print(f"{a}", f"{a!r:>12}", "%s" % a, str(-a), repr(1j - 1))
print(bool(0j), bool(1j), hash(1 + 0j) == hash(1), {1: "x"}[1 + 0j], 1j in [1j], sum([1j, 2, 3.5]), complex(a), type(complex(3)).__name__)
class C:
    def __complex__(self):
        return 5j
class F:
    def __float__(self):
        return 1.5
print(complex(C()), complex(F()), complex(C(), 1) if False else "", complex.from_number(3))
class Sub(complex):
    pass
print(Sub(1, 2), type(Sub(1, 2) + 1).__name__, Sub("1+2j").imag)
print(a.__getnewargs__(), (1j).__complex__(), a.__add__(1), a.__eq__("x"), a.__lt__(b))
print(complex(float("inf"), float("nan")), complex(float("nan"), -float("inf")), complex("infinity-nanj"))
inf = float("inf")
print(complex(inf, 1) * 2, complex(1, inf) + 1, complex(inf, 0) * 1j, abs(complex(inf, float("nan"))), complex(1, 2) == complex(1, 2.0), 1 - 0j, 1j * 0.0, -1j * 2.0)
