# Bytes in text and text in bytes: %-formatting, conversions, fill, translation tables.
print(b"%s|%5s|%-5s|%.2s" % (b"a", b"b", b"c", b"defg"), b"%d %5d %-5d| %05d %+d %x %X %#x %o" % (1, 2, 3, 4, 5, 255, 255, 255, 8), b"%c%c" % (65, b"B"), b"%f %.2f %e %g" % (1.5, 2.345, 1e10, 0.0001), b"%r %a" % ("é", [1]), b"%%", b"%(k)s %(n)d" % {b"k": b"v", b"n": 3}, b"%b" % bytearray(b"ba"), b"%i %u" % (1, 2), b"%*d" % (4, 7))
for f in (lambda: b"%s" % "a", lambda: b"%s" % 5, lambda: b"%b" % None, lambda: b"%d" % "1", lambda: b"%c" % 300, lambda: b"%c" % "a", lambda: b"%c" % b"ab", lambda: b"%s %s" % (b"a",), lambda: b"%s" % (b"a", b"b"), lambda: b"%q" % 1, lambda: b"%" % (), lambda: b"%(k)s" % {"k": b"v"}, lambda: b"a" % b"b", lambda: b"%x" % 1.5):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class By:
    def __bytes__(self): return b"<By>"
print(b"%s %b" % (By(), By()), bytearray(b"%d-%s") % (5, b"x"), type(bytearray(b"%d") % 5).__name__)
x = b"%s,"; x %= b"y"; print(x)
t = bytes.maketrans(b"abc", b"xyz"); print(len(t), b"aabbccd".translate(t), b"aabbccd".translate(t, b"d"), b"abc".translate(None, delete=b"b"), bytearray(b"cab").translate(t))
for f in (lambda: bytes.maketrans(b"a", b"bc"), lambda: bytes.maketrans("a", "b"), lambda: b"a".translate(b"short"), lambda: b"a".translate("x" * 256), lambda: b"a".center(5, b"ab"), lambda: b"a".ljust(5, "x"), lambda: b"a".zfill("5"), lambda: b"a".expandtabs("x"), lambda: b"a,b".split(","), lambda: b"a".join([b"x", "y"]), lambda: b"a".replace(b"a", "b"), lambda: b"abc".strip("a"), lambda: b"a".startswith(("a",)), lambda: b"a".count("a"), lambda: b"a".count(256), lambda: b"abc".index(300), lambda: b"a".partition("a"), lambda: b"a".removeprefix("a")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(b"ab".center(6, b"*"), b"ab".ljust(4, b"."), b"ab".rjust(4), b"-7".zfill(5), b"a\tb\t".expandtabs(4), b"aXbX".rsplit(b"X", 1), b"x".join([]), b",".join([b"a"]), b"a b\tc\n".split(), b"a\r\nb\x0bc".splitlines(), b"abcabc".replace(b"bc", b"", 1), b"mississippi".count(b"ss"), b"mississippi".count(115), b"abc".find(b"c", -1), b"abc".rfind(b"a", 1), b"\xe9\xff".upper(), b"AbC\xc9".swapcase(), b"hello wORLD".title(), b"hELLO".capitalize(), b"a1 ".isalnum(), b"\t ".isspace(), b"Ab Cd".istitle(), b"".isalpha(), b"\x80".isalpha(), b"12".isdigit())
print(str(b"caf\xc3\xa9", "utf-8"), repr(b"\x00\x7f\x80'\""), str(b"ab"), b"ab".hex("-"), bytes.fromhex("61 62\n63"), b"ab" b'c', rb"\n", b"\
x", [*b"ab"], (*b"c",), {*b"d"}, b"abc"[::-1], b"abc" * 2, b"b" in b"abc", 98 in b"abc", max(b"az"), bytes(reversed(b"abc")), bytes(sorted(b"cab")), bytes(c ^ 32 for c in b"aB"), int.from_bytes(b"\1\0", "big"), sum(b"\1\2"), list(map(chr, b"hi")), bytes(zip(b"a")) if False else b"", b"a" < b"b" <= b"b", b"" < b"a", b"abc" == bytearray(b"abc"), hash(b"abc") == hash(bytes(bytearray(b"abc"))))
