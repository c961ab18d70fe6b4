# Case, padding, stripping, tests of content.
words = ["", "hello World", "HELLO", "hello", "Hello World", "ß", "ﬁn", "ŉ", "Ǆ", "ǆ", "ΌΣΟΣ", "İ", "ı", "straße", "they're", "a1b", "ÿ", "Ω", "𐐀𐐨"]
for w in words:
    print(repr(w), w.upper(), w.lower(), w.title(), w.capitalize(), w.swapcase(), w.casefold(), w.isupper(), w.islower(), w.istitle())
print("ΑΣ".lower(), "Σ".lower(), "ΑΣ.".lower(), "ΑΣΑ".lower(), "aΣb".lower())
for w in ["", "abc", "abc1", "123", "1.5", "²", "½", "٣", "一", "a b", " ", "\t\n", "\u00a0\u2003", "_a1", "1a", "class", "é", "日本", "a\x00", "A-B", "\u0301", "Ⅷ", "①", "π", "\x1c", "\u200b"]:
    print(ascii(w), w.isalpha(), w.isdigit(), w.isdecimal(), w.isnumeric(), w.isalnum(), w.isspace(), w.isidentifier(), w.isprintable(), w.isascii())
s = "  xx hello xx  "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr(s.strip(" x")), repr(s.strip("")), repr("xyhixy".strip("yx")), repr("xyhixy".lstrip("x")), repr("xyhixy".rstrip("y")), repr("\u2003a\u00a0".strip()), repr("".strip()), repr("éaé".strip("é")), repr("   ".strip()))
print(repr("ab".center(7)), repr("ab".center(6)), repr("abc".center(6)), repr("ab".center(1)), repr("ab".center(7, "*")), repr("ab".ljust(5)), repr("ab".rjust(5, "é")), repr("42".zfill(5)), repr("-42".zfill(5)), repr("+42".zfill(6)), repr("".zfill(3)), repr("abc".zfill(2)), repr("a".ljust(3, "🎉")))
print(repr("a\tb\tc".expandtabs()), repr("a\tb".expandtabs(4)), repr("ab\tc\n\td".expandtabs(4)), repr("\t".expandtabs(0)), repr("01\t012\t0123".expandtabs(tabsize=3)))
for f in (lambda: "a".center("5"), lambda: "a".center(5, "ab"), lambda: "a".center(5, ""), lambda: "a".ljust(5, 1), lambda: "a".zfill("x"), lambda: "a".strip(5), lambda: "a".upper(1), lambda: "a".expandtabs("x"), lambda: str.upper(5), lambda: str.upper(), lambda: "a".lower(x=1), lambda: "a".isalpha(1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(str.upper("abc"), list(map(str.title, ["a b", "c"])), sorted(["b", "A", "c"], key=str.lower), max("abc", "abd", key=str.upper))
