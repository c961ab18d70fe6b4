# int's methods and attributes.
for n in [0, 1, -1, 5, 255, 256, -256, 2**63, 2**64 - 1, -(2**64)]:
    print(n, n.bit_length(), n.bit_count(), n.conjugate(), n.numerator, n.denominator, n.real, n.imag, n.as_integer_ratio(), n.is_integer())
print((1024).to_bytes(2), (1024).to_bytes(4, "little"), (1024).to_bytes(10, byteorder="big"), (-1024).to_bytes(10, "big", signed=True))
print((0).to_bytes(0, "big"), (0).to_bytes(), (255).to_bytes(), (-1).to_bytes(1, "little", signed=True), (2**70).to_bytes(9, "big"))
print(int.from_bytes(b"\x00\x10"), int.from_bytes(b"\x00\x10", "little"), int.from_bytes(b"\xfc\x00", "big", signed=True), int.from_bytes(b""), int.from_bytes([255, 0, 0], "big"), int.from_bytes(bytes(range(20)), "little"))
print(int.from_bytes(b"\xff" * 10, "little", signed=True), int.from_bytes(b"\x80", signed=True), int.from_bytes(b"\x7f", signed=True))
for f in (
    lambda: (256).to_bytes(1),
    lambda: (-1).to_bytes(1),
    lambda: (128).to_bytes(1, signed=True),
    lambda: (1).to_bytes(1, "middle"),
    lambda: (1).to_bytes(-1),
    lambda: int.from_bytes("abc"),
    lambda: int.from_bytes([300]),
    lambda: int.from_bytes(5),
    lambda: int.from_bytes(b"a", 5),
    lambda: (5).foo,
    lambda: setattr(5, "x", 1),
    lambda: (5).real.imag.bit_length(1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print((5).__add__(3), (5).__add__("x"), (5).__radd__(3), (5).__pow__(2, 3), (5).__rpow__(2), (7).__divmod__(2), (7).__rdivmod__(20))
print((5).__lt__(6), (5).__eq__(5.0), (5).__eq__(5), (5).__ne__("a"), (5).__bool__(), (0).__bool__(), (5).__index__(), (5).__int__(), (5).__float__())
print((15).__round__(-1), round(15, -1), round(25, -1), round(-15, -1), round(1250, -2), round(1350, -2), round(12345, -10), round(5, 3), round(5), round(10**30 + 5, -1))
print((7).__floor__(), (7).__ceil__(), (7).__trunc__(), (-7).__abs__(), (-7).__neg__(), (7).__invert__(), (7).__pos__())
class Index:
    def __index__(self):
        return 12
class Int:
    def __int__(self):
        return 13
class BadInt:
    def __int__(self):
        return "x"
class BadIndex:
    def __index__(self):
        return 1.5
print(int(Index()), int(Int()), hex(Index()), [0, 1, 2][Index() - 10] if False else "no", list(range(20))[Index()], "ab" * 2)
for x in (BadInt(), BadIndex(), object()):
    try:
        print(int(x))
    except TypeError as e:
        print(e)
try:
    [][BadIndex()]
except TypeError as e:
    print(e)
class Sub(int):
    def __repr__(self):
        return f"Sub({int(self)})"
    def double(self):
        return Sub(self * 2)
s = Sub(21)
print(s, repr(s), s + 1, s.double(), type(s + 1).__name__, type(+s).__name__, s == 21, hash(s) == hash(21), {21: "a"}[s])
print(Sub("77"), Sub("ff", 16), Sub(), int(Sub(5)).__class__.__name__, "%d" % s, f"{s}", f"{s:d}", [s])
