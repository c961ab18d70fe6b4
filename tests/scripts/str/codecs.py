# The module _codecs: every codec in Rust, its consumed length, its errors, and the handlers.
import _codecs


def show(call, *args):
    try:
        result = call(*args)
    except Exception as error:
        print(call.__name__, ascii(args), "->", type(error).__name__, ascii(error.args), ascii(str(error)))
    else:
        print(call.__name__, ascii(args), "->", ascii(result))


TEXTS = ["", "abc", "a+b", "\xe9", "\xe9x", "\xe9-", "\xe9!", "\U0001f600", "~", "\x00", "\ud800", "x\udcffy", "a\u20acb\U0001f389"]
ENCODERS = [
    _codecs.utf_8_encode, _codecs.utf_7_encode, _codecs.utf_16_encode, _codecs.utf_16_le_encode,
    _codecs.utf_16_be_encode, _codecs.utf_32_encode, _codecs.utf_32_be_encode, _codecs.latin_1_encode,
    _codecs.ascii_encode, _codecs.unicode_escape_encode, _codecs.raw_unicode_escape_encode,
]
for encoder in ENCODERS:
    for text in TEXTS:
        show(encoder, text)
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass", "missing"]
for handler in HANDLERS:
    for text in ["x\udcff\ud800y", "\u20ac\xe9", "a\udc80\udc81b"]:
        show(_codecs.utf_8_encode, text, handler)
        show(_codecs.ascii_encode, text, handler)
        show(_codecs.latin_1_encode, text, handler)
        show(_codecs.utf_16_le_encode, text, handler)
        show(_codecs.utf_32_be_encode, text, handler)
        show(_codecs.charmap_encode, text, handler, {120: 1, 0x20ac: b"eu", 63: 63})
for data in [b"", b"abc", b"\xc3\xa9", b"\xc3", b"\xe2\x82", b"\xf0\x9f\x98", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"a\xe2\x28\xa1z"]:
    for final in [False, True]:
        show(_codecs.utf_8_decode, data, "strict", final)
    for handler in ["ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "missing"]:
        show(_codecs.utf_8_decode, data, handler, True)
for data in [b"", b"a", b"a\x00", b"\xff\xfea\x00", b"\xfe\xff\x00a", b"\x00\xd8", b"\x00\xd8a\x00", b"\x00\xdc", b"=\xd8\x00\xde", b"=\xd8\x00"]:
    for final in [False, True]:
        show(_codecs.utf_16_decode, data, "strict", final)
        show(_codecs.utf_16_ex_decode, data, "replace", 0, final)
        show(_codecs.utf_16_be_decode, data, "surrogatepass", final)
for data in [b"", b"a\x00\x00", b"a\x00\x00\x00", b"\xff\xfe\x00\x00a\x00\x00\x00", b"\x00\x00\xfe\xff\x00\x00\x00a", b"\x00\xd8\x00\x00", b"\x00\x00\x11\x00"]:
    for final in [False, True]:
        show(_codecs.utf_32_decode, data, "strict", final)
        show(_codecs.utf_32_ex_decode, data, "ignore", 0, final)
for data in [b"+", b"+-", b"+A", b"+AGE", b"+AGE-", b"+AGF", b"a\xff", b"+2AA-", b"+2ADcAA", b"+\x01", b"~+/-", b"+AGEAYg-x", b"+AGE!"]:
    for final in [False, True]:
        for handler in ["strict", "replace"]:
            show(_codecs.utf_7_decode, data, handler, final)
for data in [b"\\x4", b"\\xzz", b"\\u12", b"\\U00110000", b"\\N", b"\\N{", b"\\N{}", b"\\", b"a\\\nb", b"\\x41\\101\\n\\'", b"\\u20ac\\ud800", b"\xe9"]:
    for final in [False, True]:
        show(_codecs.unicode_escape_decode, data, "strict", final)
        show(_codecs.raw_unicode_escape_decode, data, "replace", final)
for data in [b"\\x4", b"\\x41", b"\\", b"\\1\\12\\123", b"\\\nx", b"\\'\\a"]:
    show(_codecs.escape_decode, data)
    show(_codecs.escape_decode, data, "ignore")
    show(_codecs.escape_decode, data, "replace")
show(_codecs.escape_encode, b"a'\\\n\xff\t")
show(_codecs.escape_encode, "a")
show(_codecs.ascii_decode, b"ab\xff", "replace")
show(_codecs.ascii_decode, b"ab\xff")
show(_codecs.latin_1_decode, b"ab\xff")
show(_codecs.charmap_decode, b"\x00\x01\x02\x03", "strict", "ab\ufffe")
show(_codecs.charmap_decode, b"\x00\x01\x02\x03", "replace", "ab\ufffe")
show(_codecs.charmap_decode, b"\x00\x01", "strict", {0: "xyz", 1: 65})
show(_codecs.charmap_decode, b"\x00\x01", "strict", {0: "xyz", 1: None})
show(_codecs.charmap_decode, b"\x00", "strict", {0: 1.5})
table = _codecs.charmap_build("".join(chr(i + 1) for i in range(256)))
print(_codecs.charmap_encode("AB", "strict", table))
print(_codecs.charmap_encode("A\u1234B", "replace", table))
table = _codecs.charmap_build("".join(map(chr, range(256))))
print(type(table).__name__, table.size() > 0, _codecs.charmap_encode("A\xe9", "strict", table), _codecs.charmap_encode("\u1234", "ignore", table))
show(_codecs.charmap_encode, "a", "strict", {97: 300})
show(_codecs.charmap_encode, "a", "strict", {97: "x"})
show(_codecs.utf_8_encode, 1)
show(_codecs.utf_8_encode, "a", 1)
show(_codecs.readbuffer_encode, "a\xe9")


def double(error):
    return (error.object[error.start:error.end] * 2 if isinstance(error, UnicodeTranslateError) else "<>", error.end)


def bad(error):
    return 1


def back(error):
    return ("", -100)


def as_bytes(error):
    return (b"\xff", error.end)


_codecs.register_error("test.double", double)
_codecs.register_error("test.bad", bad)
_codecs.register_error("test.back", back)
_codecs.register_error("test.bytes", as_bytes)
for name in ["test.double", "test.bad", "test.back", "test.bytes"]:
    show("a\u20acb".encode, "ascii", name)
    show("a\ud800b".encode, "utf-8", name)
    show(b"a\xffb".decode, "utf-8", name)
    show(b"a\xffb".decode, "ascii", name)
show(_codecs.register_error, "x", 1)
show(_codecs.lookup_error, "nothing")
show(_codecs._unregister_error, "strict")
show(_codecs._unregister_error, "test.bad")
show(_codecs._unregister_error, "test.bad")
for name in ["ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"]:
    function = _codecs.lookup_error(name)
    show(function, UnicodeEncodeError("ascii", "a\u20ac\udc80", 1, 3, "why"))
    show(function, UnicodeDecodeError("utf-8", b"a\xff\xed\xa0\x80", 1, 2, "why"))
    show(function, UnicodeTranslateError("a\u20acx", 1, 2, "why"))

