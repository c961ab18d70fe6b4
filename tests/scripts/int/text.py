# int <-> text: constructor, bases, underscores, repr, format, limits.
for text in ["0", "7", "-7", "+7", " 42 ", "1_000", "\t-1_0\n", "00", "0012", "١٢٣", "９", "1" * 40, "-" + "9" * 30]:
    print(repr(text), int(text))
for text, base in [("ff", 16), ("0xff", 16), ("0XfF", 0), ("0b101", 0), ("0o17", 0), ("z", 36), ("-101", 2), ("0b11", 2), ("1_1", 2), ("10", 3), ("  7 ", 8), ("0", 0), ("00", 0), ("0x_f", 16), ("zz", 36)]:
    print(repr(text), base, int(text, base))
for args in [("",), (" ",), ("1 2",), ("1__0",), ("_1",), ("1_",), ("x",), ("0x10",), ("12", 1), ("12", 37), ("2", 2), ("012", 0), ("9", 8), ("--1",), ("1.0",), ("1e5",), (b"12z",), ([],), (None,), (1.5, 10), ("1", 2, 3), ("0b", 0), ("٣x",)]:
    try:
        print(int(*args))
    except Exception as e:
        print(args, type(e).__name__, e)
print(int(), int(3.99), int(-3.99), int(1e20), int(True), int(b"12"), int(bytearray(b"-7")), int("12", base=8))
for value in [float("inf"), float("-inf"), float("nan")]:
    try:
        int(value)
    except Exception as e:
        print(type(e).__name__, e)
for n in [0, 1, -1, 255, -255, 2**31, -(2**63), 10**25]:
    print(n, bin(n), oct(n), hex(n), repr(n), str(n))
print(0b1010, 0o777, 0xdead_beef, 1_000_000, 0B1, 0O7, 0XF, 00, 0_0)
for spec in ["d", "5d", "<5d", "^5d", ">5d", "05d", "+d", " d", ",", "_", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "_x", "_b", "08b", "+,d", "c", "e", ".2f", "g", "%", "n", "=+8d", "*^12d", "", "-d", "#010x", "012,d"]:
    try:
        print(repr(spec), [format(n, spec) for n in (0, 42, 65, 1234567)])
    except Exception as e:
        print(repr(spec), type(e).__name__, e)
for spec in ["s", ".2d", "q", "+c", ",x", "_c", "#s", "5.", ",,", "_,"]:
    try:
        print(format(5, spec))
    except ValueError as e:
        print(repr(spec), e)
print(format(-1234567, ","), format(-42, "08d"), format(-42, "#x"), format(10**20, ","), format(True, "d"), format(True, ""), format(True, "5"))
print("%d %i %u %x %X %o %5d|%-5d|%05d %+d % d %#x %#o %c %c" % (1, 2, 3, 255, 255, 8, 42, 42, 42, 5, 5, 255, 8, 65, "z"))
