# abs, divmod, pow, round, sum, min, max, bin, hex, oct, int and float conversions.
print(abs(-3), abs(3.5), abs(-2j), abs(True), divmod(17, 5), divmod(-17, 5), divmod(17.5, -5), pow(2, 8), pow(2, -1), pow(2, 8, 7), pow(0, 0), pow(2.0, 0.5))
print(round(3.7), round(-3.5), round(2.5), round(3.14159, 2), round(12345, -2), round(5, 2), type(round(2.0)).__name__, type(round(2.0, 0)).__name__, round(True))
print(sum([]), sum([1, 2]), sum((0.1,) * 10), sum([1, 2.5]), sum([[1], [2]], []), sum(range(5), 100), sum([1j, 2]), sum([True, True]), sum([1.5], start=2))
print(min(3, 1), max(3, 1), min([2, 1]), max("abc"), min({3: 1, 2: 5}), max([], default="d"), min((x for x in [5, 4]), key=lambda x: -x), max("a", "B", key=str.lower), max([1, 2], [1, 3]), min(1.0, 1), max(1, 1.0), max([(1, 2), (1, 3)], key=lambda t: t[0]))
print(bin(10), bin(-10), oct(8), oct(-8), hex(255), hex(-255), bin(True), chr(97), ord("a"), ascii("é"))
class Num:
    def __abs__(self): return "A"
    def __divmod__(self, o): return "D"
    def __rdivmod__(self, o): return "RD"
    def __pow__(self, e, m=None): return ("P", e, m)
    def __rpow__(self, b, m=None): return ("RP", b, m)
    def __round__(self, n="none"): return ("R", n)
    def __index__(self): return 3
    def __radd__(self, o): return ("RA", o)
    def __lt__(self, o): return True
    def __gt__(self, o): return False
n = Num()
print(abs(n), divmod(n, 1), divmod(1, n), pow(n, 2), pow(n, 2, 3), pow(2, n), round(n), round(n, 2), round(n, None), bin(n), hex(n), oct(n), chr(n + 0 if False else 65), sum([n]), min(n, 5) is n, max(n, 5) is n)
for f in (lambda: abs(), lambda: abs("a"), lambda: divmod(1), lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: divmod("a", "b"), lambda: pow(), lambda: pow(1), lambda: pow(1, 2, 0), lambda: pow("a", 2), lambda: pow(2, "a"), lambda: pow(2, 3, 4.0), lambda: pow(1.5, 2, 3), lambda: pow(0, -1), lambda: pow(0.0, -1), lambda: pow(2, -1, 2), lambda: round("a"), lambda: round(1.5, "a"), lambda: round(), lambda: round(1, 2, 3), lambda: round(float("nan")), lambda: sum(), lambda: sum(1), lambda: sum("ab"), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum([bytearray()], bytearray()), lambda: min(), lambda: min([]), lambda: min(1), lambda: min(1, "a"), lambda: max(1, 2, default=3), lambda: max([1], foo=2), lambda: max(None), lambda: max([1, 2], key=5), lambda: bin(1.5), lambda: hex("a"), lambda: chr(0x110000), lambda: chr(-1), lambda: chr(1.5), lambda: ord(""), lambda: ord("ab"), lambda: ord(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(pow(3, 200, 13), pow(-7, 3, 5), pow(7, 0, 1), pow(base=2, exp=5), pow(2, 5, mod=7), round(number=1.25, ndigits=1))
print(divmod(10 ** 30, 7 ** 20), abs(-10 ** 40), round(10 ** 20 + 55, -2), sum([10 ** 20, -1]), min(10 ** 20, 1e21), hex(2 ** 100))
