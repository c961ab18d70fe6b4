# encode, decode and error handlers for the codecs in the core.
texts = ["", "abc", "é", "日本", "🎉", "a\0b", "\ud800", "ÿĀ"]
for codec in ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "unicode_escape", "raw_unicode_escape"]:
    for t in texts:
        try:
            e = t.encode(codec)
            print(codec, ascii(t), e, ascii(e.decode(codec)))
        except UnicodeError as error:
            print(codec, type(error).__name__, error)
for handler in ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace" if False else "ignore", "surrogateescape", "surrogatepass", "nope"]:
    for codec in ["ascii", "latin-1", "utf-8"]:
        try:
            print(handler, codec, "aé日\udc80🎉".encode(codec, handler))
        except (UnicodeError, LookupError) as e:
            print(handler, codec, type(e).__name__, e)
for data in [b"abc", b"\xc3\xa9", b"\xff", b"a\x80b", b"\xe6\x97", b"\xe6\x97\xa5", b"\xf0\x9f\x8e\x89", b"\xf0\x9f\x8e", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe6\x41", b"\xf0\x80\x80\x80", b"\xf8a"]:
    for handler in ["strict", "ignore", "replace", "backslashreplace", "surrogateescape"]:
        try:
            print(data, handler, ascii(data.decode("utf-8", handler)))
        except UnicodeDecodeError as e:
            print(e, "|", e.encoding, e.start, e.end, e.reason, e.object)
print(b"a\x80".decode("ascii", "replace"), b"\x80\xff".decode("latin-1"), b"\x41\x00".decode("utf-16-le"))
for data, codec in [(b"\x80", "ascii"), (b"\x41", "utf-16-le"), (b"\x00\xd8", "utf-16-le"), (b"\x00\xd8\x41\x00", "utf-16-le"), (b"\xff\xfeA\x00", "utf-16"), (b"\xfe\xff\x00A", "utf-16"), (b"\x41\x00\x00", "utf-32-le"), (b"\x00\x00\x11\x00", "utf-32-le"), (b"\\x4", "unicode_escape"), (b"\\u00e9\\n\\101", "unicode_escape"), (b"\\", "unicode_escape"), (b"\\u12", "raw_unicode_escape")]:
    try:
        print(codec, ascii(data.decode(codec)))
    except UnicodeError as e:
        print(codec, type(e).__name__, e)
print("a".encode("UTF8"), "a".encode("utf_8"), "a".encode("ASCII"), "é".encode("iso-8859-1"), "é".encode("L1"), "a".encode(encoding="utf-8", errors="strict"), b"a".decode(encoding="ascii"))
for f in (lambda: "a".encode("nope"), lambda: b"a".decode("nope"), lambda: "a".encode(5), lambda: b"a".decode(None), lambda: "a".encode("utf-8", 5), lambda: "a".encode("a\0b")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
e = UnicodeEncodeError("ascii", "abcé", 3, 4, "why")
print(e, e.args, e.object, e.start, e.end)
e = UnicodeDecodeError("utf8", b"ab\xff\xfe", 2, 4, "because")
print(e, e.args)
e = UnicodeTranslateError("abc", 1, 2, "no")
print(e, e.args, e.object)
