# needs: host
# The limit on digits of int <-> str, and sys.int_info.
import sys
print(sys.int_info)
print(sys.get_int_max_str_digits(), sys.maxsize)
try:
    int("1" * 5000)
except ValueError as e:
    print(e)
try:
    str(10 ** 5000)
except ValueError as e:
    print(e)
print(len(hex(10 ** 5000)), len(bin(10 ** 5000)))
print(int("f" * 5000, 16).bit_length())
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)), int("1" * 5000) % 1000007)
try:
    sys.set_int_max_str_digits(100)
except ValueError as e:
    print(e)
sys.set_int_max_str_digits(640)
try:
    repr(10 ** 700)
except ValueError as e:
    print(e)
try:
    "%d" % 10 ** 2, f"{10 ** 700}"
except ValueError as e:
    print(e)
print(len(str(10 ** 600)))
for f in (lambda: 1 << (1 << 62), lambda: "a" * (1 << 62), lambda: [0] * (1 << 62), lambda: (0,) * (1 << 62), lambda: b"a" * (1 << 63)):
    try:
        f()
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__, e)
print(hash(2 ** 61 - 1), hash(2 ** 61), hash(-(2 ** 61)), hash(2 ** 61 - 2), hash(-1), hash(-2), hash(10 ** 30))
print(hash(0.5), hash(1.5), hash(-0.25), hash(float("inf")), hash(float("-inf")), hash(1e300), hash(3.14))
print(hash(1 + 2j), hash(1j), hash(-1j), hash(2 ** 70), hash("") , hash(b""), hash(()), hash(None))
print(hash((1, 2, 3)), hash(("a",)) == hash(("a",)), hash(frozenset([1, 2, 3])), hash(range(5)), hash(range(0)))
print(hash("a"), hash("abc"), hash(b"abc"), hash("é"), hash("日本"), hash("🎉"), hash("hello world, this is longer"))
