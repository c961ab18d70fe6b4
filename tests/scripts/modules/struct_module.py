# struct, through the accelerated module that it rests on.
import _struct as struct
for fmt, args in (("b", (-1,)), ("B", (255,)), ("<h", (-2,)), (">H", (258,)), ("<i", (-3,)), (">I", (2 ** 32 - 1,)), ("<q", (-2 ** 63,)), (">Q", (2 ** 64 - 1,)), ("<f", (1.5,)), (">d", (-0.1,)), ("<e", (0.5,)), ("?", (True,)), ("c", (b"x",)), ("5s", (b"ab",)), ("3p", (b"abcd",)), ("<hxxi", (1, 2)), (">2h3B", (1, 2, 3, 4, 5)), ("<0i", ()), ("", ()), ("! H h", (1, -1)), ("=bhi", (1, 2, 3)), ("3x", ()), ("0s", (b"",)), ("10s2x?", (b"0123456789", False))):
    p = struct.pack(fmt, *args)
    print(fmt, p, len(p) == struct.calcsize(fmt), struct.unpack(fmt, p))
for f in (lambda: struct.pack("b", 128), lambda: struct.pack("B", -1), lambda: struct.pack("<h", 40000), lambda: struct.pack("<I", -1), lambda: struct.pack("i", "a"), lambda: struct.pack("i", 1.5), lambda: struct.pack("ii", 1), lambda: struct.pack("i", 1, 2), lambda: struct.pack("c", "x"), lambda: struct.pack("c", b"xy"), lambda: struct.pack("s", "a"), lambda: struct.pack("f", "a"), lambda: struct.pack("y", 1), lambda: struct.unpack("i", b"abc"), lambda: struct.unpack("<h", b"abc"), lambda: struct.calcsize("5"), lambda: struct.pack("<f", 1e40), lambda: struct.pack("<e", 1e10), lambda: struct.unpack_from("<i", b"abcd", 2), lambda: struct.unpack_from("<i", b"abcd", -10), lambda: struct.pack_into("<i", bytearray(2), 0, 5), lambda: struct.pack_into("<i", b"abcd", 0, 1), lambda: struct.iter_unpack("<h", b"abc"), lambda: struct.pack(), lambda: struct.pack(5), lambda: struct.Struct("z"), lambda: struct.calcsize("99999999999999999999b"), lambda: struct.pack("<q", 2 ** 63), lambda: struct.pack("é", 1), lambda: struct.iter_unpack("", b"")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
s = struct.Struct(">hB")
print(s.size, s.format, s.pack(1, 2), s.unpack(b"\0\1\2"), list(s.iter_unpack(b"\0\1\2\0\3\4")), s.unpack_from(b"xx\0\1\2", 2), s)
b = bytearray(6)
s.pack_into(b, 1, 7, 8); print(b)
struct.pack_into("<H", b, -2, 513); print(b)
print(struct.unpack("<3s", b"abc"), struct.unpack(">bhb", b"\1\0\2\3"), struct.unpack("<2p", b"\x05a"), list(struct.iter_unpack("<h", b"\1\0\2\0")), struct.unpack("<d", struct.pack("<d", float("inf"))), struct.unpack("<e", b"\x00\x7c"), struct.error.__name__, struct.unpack("<e", b"\x01\x00"))
class I:
    def __index__(self): return 5
print(struct.pack("<i", I()), struct.pack("<d", 3), struct.pack("<?", []), struct.pack("4s", bytearray(b"ab")), struct.unpack("<2h", memoryview(b"\1\0\2\0")))
