# needs: lib
# t-strings, PEP 750.
from string.templatelib import Template, Interpolation
name, n = "World", 3
t = t"Hello {name}! {n:>5} {name!r} {n + 1!s:x{n}}"
print(type(t).__name__, t.strings, t.values, len(t.interpolations))
for i in t.interpolations:
    print(i.value, i.expression, i.conversion, i.format_spec, repr(i))
for part in t:
    print(repr(part))
print(t"", t"".strings, t"plain".strings, t"{n}".strings, t"{n}{n}".strings, list(t"{n}a"), t"{n=}".strings, t"{n = }".strings, t"{n=}".interpolations[0].conversion, t"{n=:5}".interpolations[0])
print((t"a{n}" + t"b{name}c").strings, (t"a" t"b{n}").strings, (t"x{n}y" + t"z").values)
for f in (lambda: t"a" + "b", lambda: "a" + t"b", lambda: t"a" * 2, lambda: t"{1 / 0}", lambda: t"{undefined}", lambda: t.nope, lambda: setattr(t, "strings", ()), lambda: Template(5), lambda: t < t, lambda: t[0], lambda: len(t)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(rt"\n{n}".strings, tr"\{n}".strings, T"{n}".values, t'''multi
{n}
line'''.strings, t"{{}}{n}".strings, t"{'nested' + t"{n}".strings[0]}".values)
print(Template("a", Interpolation(5, "x", "r", ">3"), "b", "c").strings, Template().strings, Template("a", "b").strings, Template(Interpolation(1, "a"), Interpolation(2, "b")).strings)
i = Interpolation(1, "expr", None, "")
print(i.value, i.expression, i.conversion, i.format_spec, Interpolation.__match_args__)
for a in ((), (1, 2), (1, "a", "q"), (1, "a", "r", 5), (1, "a", 5)):
    try:
        print(Interpolation(*a))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
def html(t):
    out = []
    for p in t:
        match p:
            case str(): out.append(p)
            case Interpolation(v, _, c, s):
                v = {"r": repr, "s": str, "a": ascii, None: lambda x: x}[c](v)
                out.append(format(v, s).replace("<", "&lt;"))
    return "".join(out)
evil = "<script>"
print(html(t"<p>{evil}</p> {3.14159:.2f} {evil!r}"))
print(t"{(lambda: 5)()}".values, t"{[x for x in range(3)]}".values, t"{n:{n}{name}}".interpolations[0].format_spec, t"{n!a:{n!r}}".interpolations[0].format_spec)
for src in ("t'{'", "t'{}'", "t'a' 'b'", "t'a' f'b'", "t'{x!z}'", "bt'a'", "t'{!r}'", "t'a' b'b'", "tf'x'"):
    try:
        compile(src, "<t>", "eval")
        print("ok", src)
    except SyntaxError as e:
        print(src, "->", e.msg)
a = t"{n}"
n = 99
print(a.values, t"{n}".values, a.interpolations[0].value)
print(list(t"{n}{name}") == list(t"{n}{name}"), t"a" == t"a", hash(t"a") != None, bool(t""))
