# bytes: literals, constructor, indexing, methods shared with str.
b = b"hello \x00\xff world"
print(b, len(b), b[0], b[-1], b[1:4], b[::-1], b[::3], list(b[:3]), b"a" + b"b", b"ab" * 3, 2 * b"x", b"ab" < b"b", b"a" == "a", b"" == b"")
print(104 in b, b"ell" in b, b"xyz" in b, b"" in b, 5 in b, max(b), min(b), sum(b"abc"), sorted(b"cab"), list(reversed(b"ab")))
print(bytes(), bytes(3), bytes(b"ab"), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes("abc", "ascii", "strict"), bytes(range(5)), bytes((i for i in [65, 66])), bytes(bytearray(b"x")), bytes(memoryview(b"mv")))
for args in [("a",), (-1,), ([256],), ([-1],), (["a"],), (1.5,), ("é", "ascii"), (b"a", "utf-8"), (5, "utf-8"), (None,), ([1.5],), (object(),)]:
    try:
        print(bytes(*args))
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: b[100], lambda: b["a"], lambda: b + "a", lambda: b + 5, lambda: "a" in b, lambda: 256 in b, lambda: b < "a", lambda: b.join(["a"]), lambda: b.find("a"), lambda: b.split("a"), lambda: b.replace("a", "b"), lambda: b.hex("ab"), lambda: b[::0], lambda: b.nope, lambda: hash(bytearray()), lambda: ord(b"ab"), lambda: b.index(b"zz"), lambda: bytes.fromhex("a"), lambda: bytes.fromhex("zz"), lambda: b"a" % 5, lambda: b.startswith("h"), lambda: b.translate(b"a"), lambda: b.split(b"")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class B:
    def __bytes__(self):
        return b"B!"
class I:
    def __index__(self):
        return 4
print(bytes(B()), bytes(I()), b"%b" % B(), b"abcde"[I()])
print(b.hex(), b.hex(" "), b.hex(":", 2), b.hex("-", -3), bytes.fromhex("00 ff 1a2B"), bytes.fromhex(""), b"".hex(), ord(b"a"))
print(b"Hello World".upper(), b"Hello".lower(), b"hello world".title(), b"hELLO".capitalize(), b"Hello".swapcase(), b"abc".isalpha(), b"123".isdigit(), b"a1".isalnum(), b" \t".isspace(), b"Abc".istitle(), b"ABC".isupper(), b"abc".islower(), b"\x80".isascii(), b"".isascii())
print(b"a,b,,c".split(b","), b" a  b ".split(), b"a b c".rsplit(None, 1), b"a=b=c".partition(b"="), b"a=b=c".rpartition(b"="), b"a\nb\r\nc".splitlines(), b"a\n".splitlines(True), b"-".join([b"a", bytearray(b"b"), memoryview(b"c")]))
print(b"abcabc".find(b"c"), b"abcabc".find(99), b"abcabc".rfind(b"ab"), b"abcabc".count(b"a"), b"abcabc".count(97), b"abcabc".index(b"b", 2), b"abcabc".replace(b"b", b"XX"), b"abc".replace(b"", b"-"), b"  x ".strip(), b"xxaxx".strip(b"x"), b"xa".lstrip(b"x"), b"ax".rstrip(b"x"), b"a".center(5, b"*"), b"a".ljust(3), b"a".rjust(3, b"."), b"-5".zfill(4), b"a\tb".expandtabs(3))
print(b"abc".startswith(b"a"), b"abc".endswith((b"x", b"c")), b"prefix".removeprefix(b"pre"), b"file.py".removesuffix(b".py"), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b"a\xffb".decode("latin-1"))
print(b"%d %s %b %x %c %r %a %5.1f|%-5s|%%" % (5, b"s", b"b", 255, 65, b"r", "é", 1.25, b"x"), b"%(a)s" % {b"a": b"v"}, b"%c" % b"z")
print(repr(b"'"), repr(b'"'), repr(b"'\""), repr(b"\t\n\r\\\x7f"), str(b"x"), [b"a"], f"{b'x'}", b"a".__getnewargs__())
for x in b"ab":
    print(x, end=" ")
print(hash(b"a") == hash("a"), {b"a": 1}.get("a"), {b"a": 1}[b"a"])
