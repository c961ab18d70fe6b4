# Indexing, slicing, concatenation, comparison, membership.
s = "hello, wörld"
print(s, len(s), s[0], s[-1], s[1:5], s[:3], s[7:], s[::-1], s[::2], s[-5:-1], s[100:], s[5:2], s[:], s[10:0:-3])
print("a" + "b", "ab" * 3, 3 * "xy", "a" * 0, "a" * -1, "" + "", "é" * 2)
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "é" > "z", "日" > "é", "🎉" > "日", "a" == "a", "a" != "b", "Z" <= "a")
print("ell" in s, "xyz" in s, "" in s, "ö" in s, "h" not in s)
for c in "añ日🎉":
    print(c, ord(c), chr(ord(c)) == c)
print(list("añ日🎉"), tuple("ab"), sorted("hello"), "".join(sorted("hello")), list(reversed("abc")))
print([len(x) for x in ["", "a", "é", "日本", "🎉🎉", "\0", "\n"]])
for f in (
    lambda: s[100],
    lambda: s[-100],
    lambda: s["a"],
    lambda: s[1.0],
    lambda: s + 1,
    lambda: 1 + s,
    lambda: s * "a",
    lambda: s * 1.5,
    lambda: s - "h",
    lambda: s < 1,
    lambda: 1 in s,
    lambda: s.nope,
    lambda: s.__setitem__,
    lambda: s[::0],
    lambda: ord("ab"),
    lambda: ord(""),
    lambda: ord(5),
    lambda: chr(-1),
    lambda: chr(0x110000),
    lambda: chr("a"),
    lambda: len(5),
    lambda: s + b"x",
    lambda: "".join([1]),
    lambda: "".join(["a", None]),
    lambda: "a".join(5),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
try:
    s.x = 1
except AttributeError as e:
    print(e)
print(str(), str(5), str("a"), str(None), str([1, "a"]), str(b"ab"), str(b"ab", "utf-8"), str(b"\xc3\xa9", "utf-8"), str(b"\xff", "utf-8", "replace"), str(object=7))
for args in [(b"\xff", "utf-8"), ("a", "utf-8"), (5, "utf-8"), (b"a", "nope")]:
    try:
        print(str(*args))
    except Exception as e:
        print(type(e).__name__, e)
class S(str):
    def __str__(self):
        return "S!"
    def extra(self):
        return self + "?"
x = S("abc")
print(x, repr(x), len(x), x + "d", type(x + "d").__name__, x.extra(), str(x), type(str(x)).__name__, x.upper(), x == "abc", hash(x) == hash("abc"), {"abc": 1}[x], f"{x}", "%s" % x, "".join([x]))
t = ""
for i in range(10):
    t += str(i)
print(t, t is t[:], "abc"[0:3] == "abc")
print("a" "b" 'c' "é", ("long "
      "string"))
