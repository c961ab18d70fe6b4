# %-formatting of strings.
print("%s" % 5, "%s %s" % (1, 2), "%r" % "a", "%a" % "é", "%%" % (), "%5s|%-5s|%.2s|%5.1s|" % ("a", "b", "cde", "xyz"), "%(a)s %(b)d" % {"a": 1, "b": 2}, "%(a)s %(a)r" % {"a": "x"})
print("%c%c%c" % ("a", 98, "é"), "%s" % (None,), "%s" % [1, 2], "%s" % {"a": 1}, "%s" % ((1, 2),), "%d%%" % 50, "%*d|%-*d|" % (5, 42, 5, 42), "%.*s" % (2, "abc"), "%(x)5s|" % {"x": "é"}, "%+d % d %05d %-5d| %#x %#o" % (5, 5, 5, 5, 255, 8))
print("%s" % "é日", "%10s|" % "日", "%s%s" % ("a", "🎉"), "no args" % (), "no args" % {}, "%s" % b"x", "%i %u" % (True, 3.9), "%x %X" % (-255, 255), "%o" % -8, "%.3d %5.3d" % (5, 5), "%ld %hd %Lf" % (1, 2, 3.0))
cases = [("%s", ()), ("%s %s", ("a",)), ("%s", (1, 2)), ("%d", "x"), ("%d", None), ("%x", 1.5), ("%c", "ab"), ("%c", 1114112), ("%c", 1.5), ("%", 1), ("%q", 1), ("%5", 1), ("%(a)s", 5), ("%(a)s", {}), ("%(a", {"a": 1}), ("%*d", ("a", 1)), ("%.*f", (1.5, 2)), ("a", 5), ("a", [5]), ("%f", "1"), ("%(a)s %s", {"a": 1}), ("%z", (1,)), ("%s %(a)s", {"a": 1}), ("%!", 1), ("%é", 1), ("%c", ""), ("%i", [1]), ("%e", None), ("%d", "1"), ("%c", -1)]
for fmt, args in cases:
    try:
        print(repr(fmt), repr(fmt % args))
    except Exception as e:
        print(repr(fmt), type(e).__name__, e)
class S:
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"
    def __int__(self):
        return 7
    def __index__(self):
        return 8
    def __float__(self):
        return 1.5
print("%s %r %d %x %f %c" % (S(), S(), S(), S(), S(), "c"))
class T(tuple):
    pass
print("%s %s" % T((1, 2)), "%s" % T((1,)))
class M:
    def __getitem__(self, k):
        return k * 2
print("%(ab)s" % M())
class Mod(str):
    def __rmod__(self, other):
        return "rmod " + str(other)
print("a %s" % Mod("b"), Mod("%s!") % 5)
x = "%s-%s"
x %= (1, 2)
print(x)
