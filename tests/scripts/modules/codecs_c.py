# _codecs: the registry, error handlers, codecs by function.
import _codecs as c
print(c.utf_8_encode("é"), c.utf_8_decode(b"\xc3\xa9"), c.utf_8_decode(b"\xc3", "strict", False), c.ascii_encode("a"), c.latin_1_decode(b"\xff"), c.utf_16_le_encode("a"), c.utf_16_ex_decode(b"\xff\xfea\0"), c.utf_32_be_encode("a"), c.unicode_escape_encode("é\n"), c.unicode_escape_decode("\\x41\\n"), c.raw_unicode_escape_encode("日"), c.escape_encode(b"a\n'"), c.escape_decode(b"\\x41\\n"), c.charmap_encode("ab", "strict", {97: 65, 98: b"xy"}), c.charmap_decode(b"ab", "strict", "XY" * 60), c.readbuffer_encode(b"abc"), c.utf_7_encode("é+"), c.utf_7_decode(b"+AOk-"))
def handler(e):
    print(type(e).__name__, e.start, e.end, e.object[e.start:e.end])
    return ("<?>", e.end)
c.register_error("test.handler", handler)
print("aéb日".encode("ascii", "test.handler"), b"a\xff\xfeb".decode("ascii", "test.handler"), b"\xe6\x97x".decode("utf-8", "test.handler"))
c.register_error("test.back", lambda e: ("", e.start + 1)); print("aéé".encode("latin-1", "test.back"), "日b".encode("ascii", "test.back"))
c.register_error("test.bytes", lambda e: (b"\xab", e.end)); print("a日".encode("ascii", "test.bytes"))
for bad in (lambda e: 5, lambda e: ("x",), lambda e: ("x", 100), lambda e: (5, 1), lambda e: 1 / 0):
    c.register_error("test.bad", bad)
    try:
        print("é".encode("ascii", "test.bad"))
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: c.lookup_error("nope"), lambda: c.register_error("x", 5), lambda: c.register_error(5, handler), lambda: c.register(5), lambda: c.lookup("no-such-codec"), lambda: c.encode("a", "nope"), lambda: c.utf_8_encode(5), lambda: c.utf_8_decode("a"), lambda: c.ascii_encode("é"), lambda: c.charmap_encode("a", "strict", {}), lambda: c.charmap_decode(b"\xff", "strict", "a"), lambda: c.lookup_error("strict")(5), lambda: c.lookup_error("replace")(ValueError())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for name in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"):
    h = c.lookup_error(name)
    for e in (UnicodeEncodeError("ascii", "aé\udc80日", 1, 4, "r"), UnicodeDecodeError("ascii", b"a\xff\xe9", 1, 3, "r"), UnicodeTranslateError("aéb", 1, 2, "r")):
        try:
            print(name, type(e).__name__, ascii(h(e)))
        except Exception as x:
            print(name, type(x).__name__, ascii(str(x)))
