# float <-> text: repr, parsing, special values.
for text in ["0", "1", "-1.5", "+.5", "5.", " 1e5 ", "1E-5", "1_000.5", "1e1_0", "inf", "-Infinity", "+INF", "nan", "-NaN", "1e400", "-1e400", "1e-400", "-1e-400", "123456789012345678901234567890", "٣.١", "4.9e-324", "2.2250738585072014e-308", "1.7976931348623157e308", "1.7976931348623159e308", "0x1p3" if False else "8"]:
    print(repr(text), repr(float(text)))
for arg in ["", " ", ".", "e5", "1e", "1e+", "1__0", "_1", "1_", "1_.5", "1._5", "0x10", "1.2.3", "infinit", "nana", "1 2", b"1.5x", [], None, "１．５"]:
    try:
        print(float(arg))
    except Exception as e:
        print(repr(arg), type(e).__name__, e)
for v in [0.0, -0.0, 1.0, 0.1, 0.5, 100.0, 1e15, 1e16, 1e17, 123456789012345.6, 1234567890123456.7, 12345678901234567.0, 1e-4, 1e-5, 0.00012345, 1.0e22, 1e23, 3.14159, 2/3, 1/3, 1e100, 1.5e-7, 5e-324, 1.7976931348623157e308, 9007199254740993.0, 4503599627370496.5, 0.3, 2.5, 1e5, 12345.678]:
    print(repr(v), str(v), v)
print(float(), float(5), float(True), float("1.5"), float(b"2.5"), float(10**20))
class F:
    def __float__(self):
        return 2.5
class I:
    def __index__(self):
        return 7
class Bad:
    def __float__(self):
        return "x"
print(float(F()), float(I()))
try:
    float(Bad())
except TypeError as e:
    print(e)
print((3.5).hex(), (0.1).hex(), (-0.0).hex(), (1e-320).hex(), float("inf").hex(), float("nan").hex(), (1e300).hex())
print(float.fromhex("0x1.8p1"), float.fromhex("-0x.1p-3"), float.fromhex("1.8"), float.fromhex("inf"), float.fromhex("0x1p-1074"), float.fromhex(" 0XAp0 "), float.fromhex("0x1.fffffffffffff8p0"))
for t in ["0x", "1.8q", "0x1p1025", "", "0x1.p"]:
    try:
        print(float.fromhex(t))
    except Exception as e:
        print(type(e).__name__, e)
print((0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.0).as_integer_ratio(), (1e20).as_integer_ratio(), (5e-324).as_integer_ratio()[0])
for v in (float("inf"), float("nan")):
    try:
        v.as_integer_ratio()
    except Exception as e:
        print(type(e).__name__, e)
print((1.0).is_integer(), (1.5).is_integer(), float("inf").is_integer(), (1.5).conjugate(), (1.5).real, (1.5).imag, (2.7).__trunc__(), (2.7).__floor__(), (-2.7).__floor__(), (2.1).__ceil__(), int(-2.7))
print(float.from_number(5), float.from_number(2.5))
try:
    float.from_number("5")
except TypeError as e:
    print(e)
class S(float):
    pass
s = S(1.5)
print(s, repr(s), type(s).__name__, type(s + 1).__name__, s == 1.5, S("2.5"), S())
print(1_0.0_1, 1e1_0, .5, 5., 1E5, 0e0, 00.5, 1_0e-2)
