# Searching and splitting.
s = "the quick brown the lazy the end"
print(s.find("the"), s.find("the", 1), s.find("the", 1, 10), s.find("x"), s.find(""), s.find("", 5), s.find("", 100), s.find("the", -8), s.rfind("the"), s.rfind("the", 0, 20), s.rfind(""), s.rfind("zz"))
print(s.index("quick"), s.rindex("the"), s.count("the"), s.count("the", 5), s.count("the", 5, 20), s.count(""), "".count(""), "aaa".count("aa"), "abc".count("", 1), "abc".count("", 4))
for f in (lambda: s.index("zzz"), lambda: s.rindex("zzz"), lambda: s.find(1), lambda: s.count(None), lambda: s.find(), lambda: s.find("a", "b"), lambda: s.split(""), lambda: s.split(5), lambda: s.partition(""), lambda: s.rpartition(1), lambda: s.startswith(1), lambda: s.startswith(["a"]), lambda: s.endswith((1,)), lambda: s.replace("a"), lambda: s.split(" ", "x"), lambda: s.split(maxsplit="x"), lambda: s.replace("a", "b", count="x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(s.startswith("the"), s.startswith("quick", 4), s.startswith(("a", "t")), s.startswith(()), s.endswith("end"), s.endswith(("x", "nd")), s.startswith("", 100), s.endswith("the", 0, 3), "".startswith(""), s.startswith("the", -3))
print(s.split(), s.split(" "), s.split("the"), s.split("the", 1), s.split(None, 2), s.split(" ", 2), s.split(maxsplit=1), s.split(sep="quick"))
print("  a  b  ".split(), "  a  b  ".split(" "), "".split(), "".split(","), "   ".split(), ",a,,b,".split(","), "a\u2003b\u00a0c\x1cd".split())
print(s.rsplit(), s.rsplit(" ", 2), s.rsplit(None, 1), "  a  b  ".rsplit(None, 1), "a,b,c".rsplit(",", 1), "abcabc".rsplit("bc"), "aaa".split("aa"), "aaa".rsplit("aa"))
print(s.partition("brown"), s.partition("zzz"), s.rpartition("the"), s.rpartition("zzz"), "a=b=c".partition("="), "a=b=c".rpartition("="))
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines(), "a\nb\n".splitlines(), "a\n\nb".splitlines(True), "".splitlines(), "\n".splitlines(), "a\r\n".splitlines(keepends=True))
print(s.replace("the", "a"), s.replace("the", "a", 2), s.replace("the", ""), "abc".replace("", "-"), "abc".replace("", "-", 2), "aaa".replace("aa", "b"), "".replace("", "x"), "".replace("a", "x"), "é日é".replace("é", "e"), "aé".replace("a", "日"), "abc".replace("b", "b", count=1))
print("testfile.py".removesuffix(".py"), "testfile.py".removeprefix("test"), "x".removeprefix("xx"), "x".removesuffix(""), "abc".removeprefix("abc"))
print(", ".join(["a", "b", "c"]), "".join([]), "-".join("abc"), "x".join(["only"]), " ".join(str(i) for i in range(5)), "日".join(("a", "é", "🎉")), ",".join({"k": 1}))
big = "ab" * 1000 + "abc" + "ab" * 1000
print(big.find("abc"), big.rfind("abc"), big.find("abcb"), big.count("ab"), big.index("ca"), ("a" * 500 + "b").find("a" * 100 + "b"), ("日" * 300 + "本").find("本"), ("x" * 1000).find("y"), "a日b日c".split("日"), ("é" * 100 + "x").rfind("x"))
print("aXbXc".translate({88: "-"}), "abc".translate({97: None, 98: "BB", 99: 100}), "abc".translate(str.maketrans("ab", "xy")), "abc".translate(str.maketrans("ab", "xy", "c")), str.maketrans({"a": 1, 98: "z"}), str.maketrans("a", "é"))
for f in (lambda: str.maketrans("ab", "x"), lambda: str.maketrans(1), lambda: str.maketrans({"ab": 1}), lambda: "a".translate(5), lambda: "a".translate({97: 0x110000}), lambda: "a".translate({97: 1.5})):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
