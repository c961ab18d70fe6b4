# repr, ascii, escapes, raw strings.
for s in ["", "a", "'", '"', "'\"", "a\tb", "\n\r", "\\", "\0", "\x1f\x7f", "\x80\xa0\xad", "é", "ÿ", "Ā", "日", "🎉", "\u200b", "\u2028", "\ud800", "\U000e0001", "\ue000", "\uffff", "\u0378", "tab\there", "it's", 'say "hi"', "both ' and \""]:
    print(repr(s), ascii(s), len(s))
print("\a\b\f\n\r\t\v\\\'\"".encode())
print("\101\60\7\0", "\x41\x7a", "\u00e9\u65e5", "\U0001f389", "\N{LATIN SMALL LETTER A}" if False else "a")
print(r"\n\t\\", r'\'', R"\x41", r"", len(r"\\"))
print("line one\
 continued")
print("""triple "quotes" 'inside'
and a newline \
joined""")
print('''it's''', """a""b""", '', "")
print(b"bytes\x00\xff\n'", b'"', rb"\x00", br"\n", Rb"\t", bR'\\')
print(ascii([1, "é", {"日": "🎉"}]), repr(["é", "'"]), str(["\n"]), "%r %a %s" % ("é", "é", "é"), f"{'é'!a} {'é'!r} {'é'!s}")
print(repr("a" * 50 + "\n"), repr("\t" * 3))
print(["a", 'b"', "c'", "d'\""], ("x",), {"k": "v'"}, {"only"})
print("\N{BULLET}" if False else "•", "a\u0301", len("a\u0301"), "ﬁ", "ß".upper())
print("\ud83d\ude00" == "😀", len("\ud83d\ude00"), repr("\ud83d\ude00"), "\udc80".isprintable())
try:
    "\ud800".encode()
except UnicodeEncodeError as e:
    print(e)
print("\ud800".encode("utf-8", "surrogatepass"), b"\xed\xa0\x80".decode("utf-8", "surrogatepass") == "\ud800")
for c in range(0, 0x250, 37):
    print(repr(chr(c)), chr(c).isprintable(), ascii(chr(c)))
