# bytearray and bytes: every way to change or cut them, with the errors.
def show(call, *args, **kwargs):
    try:
        print(ascii(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


def changed(how, *args):
    array = bytearray(b"abcdefgh")
    result = how(array, *args)
    return array, result


for name, args in [
    ("append", (65,)), ("append", (256,)), ("append", ("a",)), ("extend", (b"xy",)), ("extend", ([1, 2],)), ("extend", ("ab",)), ("extend", (1,)), ("extend", ([300],)),
    ("insert", (0, 65)), ("insert", (-1, 65)), ("insert", (100, 65)), ("insert", (0, 256)), ("pop", ()), ("pop", (0,)), ("pop", (-8,)), ("pop", (8,)),
    ("remove", (99,)), ("remove", (200,)), ("remove", (256,)), ("reverse", ()), ("clear", ()), ("copy", ()), ("resize", (3,)), ("resize", (10,)), ("resize", (-1,)),
    ("__setitem__", (0, 65)), ("__setitem__", (8, 65)), ("__setitem__", (-1, 300)), ("__setitem__", ("a", 1)), ("__setitem__", (slice(1, 3), b"XYZ")),
    ("__setitem__", (slice(1, 1), b"XYZ")), ("__setitem__", (slice(5, 2), b"X")), ("__setitem__", (slice(None, None, 2), b"1234")), ("__setitem__", (slice(None, None, 2), b"123")),
    ("__setitem__", (slice(None, None, -3), b"123")), ("__setitem__", (slice(0, 2), "ab")), ("__setitem__", (slice(0, 2), 5)), ("__setitem__", (slice(0, 2), [1, 2, 3])),
    ("__delitem__", (0,)), ("__delitem__", (8,)), ("__delitem__", (slice(1, 3),)), ("__delitem__", (slice(None, None, 3),)), ("__delitem__", (slice(None, None, -3),)),
    ("__iadd__", (b"xyz",)), ("__iadd__", ("x",)), ("__imul__", (2,)), ("__imul__", (0,)),
]:
    show(changed, getattr(bytearray, name), *args)
for kind in (bytes, bytearray):
    value = kind(b"Hello World")
    for name, args in [
        ("find", (b"o",)), ("find", (111,)), ("find", (300,)), ("find", ("o",)), ("find", (b"o", 5, 7)), ("rfind", (b"o",)), ("index", (b"x",)), ("rindex", (b"l", None, 5)),
        ("count", (b"l",)), ("count", (b"",)), ("count", (108, -4)), ("startswith", (b"He",)), ("startswith", ((b"x", b"H"),)), ("startswith", ("H",)), ("endswith", (b"ld", 3)), ("endswith", ([b"d"],)),
        ("replace", (b"l", b"LL")), ("replace", (b"", b"-")), ("replace", (b"", b"-", 3)), ("replace", (b"l", b"", 2)), ("replace", ("l", b"")), ("split", ()), ("split", (b"o",)), ("split", (b"",)), ("split", ("o",)),
        ("rsplit", (b"o", 1)), ("rsplit", (None, 1)), ("partition", (b"o",)), ("rpartition", (b"o",)), ("partition", (b"x",)), ("rpartition", (b"x",)), ("partition", (b"",)),
        ("strip", (b"Hd",)), ("lstrip", (b"He",)), ("rstrip", (b"dl",)), ("strip", ("H",)), ("center", (20, b"*")), ("center", (20, b"**")), ("center", (20, "*")), ("ljust", (13,)), ("rjust", (13, b"-")), ("zfill", (15,)),
        ("title", ()), ("swapcase", ()), ("upper", ()), ("lower", ()), ("capitalize", ()), ("isalpha", ()), ("istitle", ()), ("islower", ()), ("isascii", ()), ("hex", ()), ("hex", (":", 3)), ("hex", (":", -3)), ("hex", ("::",)), ("hex", ("\xe9",)), ("hex", (1,)),
        ("translate", (None, b"lo")), ("translate", (bytes(range(256)),)), ("translate", (b"ab",)), ("removeprefix", (b"He",)), ("removesuffix", (b"ld",)), ("join", ([b"a", b"b"],)), ("join", ([b"a", "b"],)), ("join", (1,)),
        ("expandtabs", ()), ("splitlines", ()), ("__add__", (b"!",)), ("__add__", ("!",)), ("__mul__", (2,)), ("__contains__", (b"lo",)), ("__contains__", (72,)), ("__contains__", (300,)), ("__contains__", ("x",)),
        ("__getitem__", (0,)), ("__getitem__", (-1,)), ("__getitem__", (50,)), ("__getitem__", (slice(None, None, -2),)), ("__getitem__", ("a",)), ("decode", ()), ("decode", ("ascii", "strict")), ("__eq__", (b"Hello World",)), ("__lt__", (b"Z",)), ("__lt__", ("Z",)),
    ]:
        show(getattr(value, name), *args)
    for args in [("61 62\n63",), ("6",), ("6g",), ("\u0663",), (" 6 1",), (1,), ("",)]:
        show(kind.fromhex, *args)
    for args in [(), (3,), (-1,), (b"a",), ([1, 2],), ([256],), (["a"],), ("a",), ("a", "ascii"), ("\xe9", "ascii"), ("\xe9", "ascii", "replace"), (1.5,), (None,), (b"a", "ascii"), (1, 2, 3, 4), (2**100,)]:
        show(kind, *args)
    show(kind, source=b"x")
    show(kind, encoding="ascii")
    show(kind, b"x", errors="strict")
    show(kind, wrong=1)
    show(kind.maketrans, b"abc", b"xy")
    print(kind(b"ab\n \x0c\x85c").split(), kind(b"a\x0bb\x1cc\r\nd\re\n").splitlines(True), kind(b"'\"\\\t\x7f\xff"), kind(b"it's"))
empty, letter = b"", bytes([97])
print(empty is bytes(), b"a" == bytearray(b"a"), b"a" == "a", b"a" != "a", hash(b"") == hash(""), letter is bytes([97]))


class Sub(bytes):
    pass


class Convert:
    def __bytes__(self):
        return b"converted"


class Broken:
    def __bytes__(self):
        return "text"


class Index:
    def __index__(self):
        return 3


show(lambda: (Sub(b"abc"), type(Sub(b"abc")).__name__, Sub(b"abc")[1:], type(Sub(b"abc").upper()).__name__, Sub.fromhex("61")))
show(bytes, Convert())
show(bytes, Broken())
show(bytes, Index())
show(bytearray, Index())
