# needs: lib
# string: constants, Template, Formatter, capwords.
import string
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.capwords("hello  world x"), string.capwords("a-b", "-"))
f = string.Formatter()
print(f.format("{} {x!r:>5}", 1, x="a"), list(f.parse("a{b!r:c}d{{e}}{}")), f.vformat("{0}{k}", (1,), {"k": 2}), f.get_field("0.real", (5,), {}))
class D(string.Formatter):
    def get_value(self, k, a, kw): return kw.get(k, f"<{k}>") if isinstance(k, str) else a[k]
print(D().format("{a} {0} {zz}", "pos", a=1))
for t in ("{", "{0} {}", "{!x}"):
    try: print(f.format(t, 1, 2))
    except Exception as e: print(type(e).__name__, e)
