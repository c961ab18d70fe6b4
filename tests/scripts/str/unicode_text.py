# Text beyond ASCII: widths of storage, indexing, searching, slicing and joining across them.
a, l, b, g = "ascii", "latiné", "bmp日本", "astral🎉🐍"
for s in (a, l, b, g):
    print(s, len(s), s[::-1], s[-1], s.upper(), s.title(), s.encode(), [hex(ord(c)) for c in s[-2:]], s.find(s[-1]), s.count(s[0]), s.replace(s[-1], "*"), s.center(12, "·"), s.partition(s[-2]), s * 2, s + "x", "x" + s, s in s + s, s.startswith(s[:2]), s.endswith(s[-2:]), s.split(s[2]), s.isalpha(), ascii(s), s == s[:], hash(s) == hash("".join(list(s))))
for x in (a, l, b, g):
    print([x < y for y in (a, l, b, g)], [len(x + y) for y in (a, l, b, g)], [y in x for y in "aé日🎉"], [(x + y)[-1] for y in "aé日🎉"], [x.find(y) for y in "aé日🎉"])
print("".join(["a", "é", "日", "🎉"]), "é".join("abc"), "日".join(["🎉", "a"]), "🎉".join("ab"), ("a" * 3 + "é")[:3], ("日" * 3 + "a")[3:], ("🎉a" * 2)[1::2], "aé日🎉"[1:3])
m = g[:6]; print(m, m == "astral", {m: 1}["astral"], m.isascii(), (b[:3] + "!").isascii(), (l[:-1]).encode("ascii"))
print("e\u0301" == "é", len("e\u0301"), "🇩🇪", len("🇩🇪"), "👨‍👩‍👧", len("👨‍👩‍👧"), "ﷺ".upper(), "ǅ".lower(), "ß".upper(), "ŉ".title(), "İ".lower() == "i̇", "Ⅷ".lower(), "ａ".upper())
print(sorted(["z", "é", "a", "Z", "日", "🎉", "ñ"]), max("aé日🎉"), min("aé日🎉"), [ord(c) for c in "\x7f\x80\xff\u0100\uffff\U00010000"])
s = "línea uno\nрядок два\u2028третий\x85四"; print(s.splitlines(), len(s), s.split(), s.translate({0xed: "i", 0x2028: " / "}), s.expandtabs(), s.swapcase())
for t in ("Ⅻ", "½", "٣", "x²", "π", "a_b", "9a", "日本", "ªº", "℘", "·", "𝐱", "_", "\u200c"): print(ascii(t), t.isidentifier(), t.isnumeric(), t.isdecimal(), t.isalpha(), t.isalnum(), t.isprintable())
日本 = 5; naïve = 6; _ñ = 7; ªb = 8; print(日本, naïve, _ñ, ab, 𝐱 if False else "", sorted(n for n in globals() if not n.isascii()))
ﬁ = 1; print(fi, "fi" in globals())
class Größe:
    länge = 3
    def méthode(self): return self.länge
print(Größe().méthode(), Größe.__name__, Größe.méthode.__qualname__, repr(Größe), getattr(Größe, "länge"))
try: Größe().brëite
except AttributeError as e: print(e)
try: größe
except NameError as e: print(e)
try: {}["clé"]
except KeyError as e: print(e)
print(f"{'é':>5}|{'日':<5}|{'🎉':^5}|{'é':日^5}", "{:🎉>4}".format("x"), "%5s|%-5s|" % ("é", "日"), "é%sé" % "日", "{é}".format(é=1), "%(日)s" % {"日": 2}, f"{日本}{naïve!r}")
big = "aé" * 500 + "日" + "🎉" * 10
print(len(big), big.count("é"), big.index("日"), big.rfind("🎉"), big[1000], big[998:1003], len(big.encode()), big.replace("aé", "").replace("🎉", "x"), big.encode().decode() == big, len(set(big)))
