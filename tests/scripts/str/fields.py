# str.format: the grammar of fields, numbering, conversions, nesting, and what _string tells of it.
import _string


def show(call, *args, **kwargs):
    try:
        print(ascii(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


class Thing:
    name = "n"
    items = [1, [2, 3]]

    def __format__(self, spec):
        return "<" + spec + ">"

    def __getitem__(self, key):
        return type(key).__name__ + ":" + str(key)


thing = Thing()
for text in [
    "{}{}", "{0}{1}{0}", "{1}{}", "{}{1}", "{a}", "{b}", "{2}", "{0.name}", "{0.items[1][0]}", "{0[x y]}", "{0[-1]}", "{0[3]}",
    "{0.}", "{0[]}", "{0[a}", "{0[a]b}", "{.name}", "{[0]}", "{!x}", "{!}", "{!r", "{!rx}", "{:{}}", "{:{}{}}",
    "{0:{1}}", "{0:{1:{2}}}", "{", "}", "{{", "}}", "{{}}", "{{{}}}", "a{", "a}", "{a{b}}", "{0:", "{:}}", "{a[}]}", "{99999999999999999999}",
    "{0.__class__.__name__}", "{!\xe9}", "\xe9{}\u20ac", "{:>3}|{:<3}|{:^3}", "{:x<4}", "{0.missing}",
]:
    print(text, end=" ")
    show(text.format, thing, "v", a="A")
for text in ["{a}", "{}", "{0}", "{a[0]}", "{b}"]:
    show(text.format_map, {"a": "xyz", "0": "zero"})
for text in ["", "a", "{}", "a{b}c{d!r:>{w}}e", "{{}}", "{a.b[c]}", "{", "{a", "{a!r", "{a:"]:
    show(lambda: list(map(list, _string.formatter_parser(text))))
for text in ["", "a", "0", "a.b", "a[0].b[c]", "[0]", "a..b", "a[", "a[]", "a[0]x", "-1[x]"]:
    def parts():
        first, rest = _string.formatter_field_name_split(text)
        return [first, list(map(list, rest))]
    show(parts)
show(_string.formatter_parser, 1)
for spec in ["", "5", "<5", ">5", "^6", "*^7", "=5", "+", " ", "05", ".2", "5.2", "5.2s", "d", ",", "_", "z", "#", "\xe9<4", "<", ".", "5x", "10000000000000000000000"]:
    show(format, "abc", spec)
