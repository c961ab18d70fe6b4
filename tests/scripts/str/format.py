# str.format and format specifications for strings.
print("{} {} {}".format(1, "a", None), "{0} {1} {0}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{0.real} {0.imag}".format(3j), "{0[1]} {0[a]}".format({1: "one", "a": "A"}), "{a[0][1]}".format(a=[[1, 2]]))
print("{{}} {{{}}}".format(5), "{!r} {!s} {!a}".format("é", "é", "é"), "{:>5}|{:<5}|{:^5}|{:*^7}".format("a", "b", "c", "d"), "{:{}}|{:{w}.{p}}".format("x", 4, "abcdef", w=5, p=3))
for spec in ["", "s", "5", "<5", ">5", "^5", "*>6", ".2", "5.2", "^7.1s", "é<4", "05", "=5" if False else "5", "1", "0"]:
    print(repr(spec), repr(format("abc", spec)), repr(format("日", spec)), repr(format("", spec)))
for spec in ["d", "f", "=5", "+5", ",", "x", "5d", "#5", " 5", "z", ".", "5.x", "<<<", "_"]:
    try:
        print(repr(spec), format("abc", spec))
    except ValueError as e:
        print(repr(spec), e)
cases = [("{", ()), ("}", ()), ("{0", ()), ("{}", ()), ("{1}", (1,)), ("{x}", ()), ("{0.x}", (1,)), ("{0[a]}", ([1],)), ("{0[5]}", ([1],)), ("{} {0}", (1,)), ("{0} {}", (1,)), ("{!x}", (1,)), ("{!}", (1,)), ("{!rr}", (1,)), ("{:q}", (1,)), ("{0[}", (1,)), ("{0[]}", ([1],)), ("{.}", (1,)), ("{0.}", (1,)), ("{:{:{}}}", (1, 2, 3)), ("{a b}", ()), ("{-1}", (1,)), ("{ }", (1,)), ("}{", ()), ("{:{}}", (1,)), ("{0]}", (1,)), ("{[0]}", ([7],)), ("{.real}", (7,)), ("{0!r:>5}", ("a",)), ("{:}}", (1,)), ("{99999999999999999999}", (1,))]
for text, args in cases:
    try:
        print(repr(text), text.format(*args))
    except Exception as e:
        print(repr(text), type(e).__name__, e)
print("{x}".format_map({"x": 5}), "{a.b}".format_map({"a": type("T", (), {"b": 9})}))
class D(dict):
    def __missing__(self, key):
        return "<" + key + ">"
print("{x} {y}".format_map(D(x=1)))
class F:
    def __format__(self, spec):
        return "F(" + spec + ")"
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"
print("{} {:abc} {!s} {!r} {!r:>6}".format(F(), F(), F(), F(), F()), f"{F():x{1}y}", format(F()), format(F(), "z"))
class G:
    def __str__(self):
        return "G!"
print("{}".format(G()), f"{G()}", format(G(), ""))
class B:
    def __format__(self, spec):
        return 5
for f in (lambda: format(G(), "5"), lambda: "{:5}".format(G()), lambda: format(B()), lambda: f"{B()}", lambda: format([], "5"), lambda: format(None, "5"), lambda: format(1, 5), lambda: "{}".format_map(5)):
    try:
        print(f())
    except Exception as e:
        print(e)
print(format(True), format(None), format([1]), format((1, 2), ""), format({}), format(b"a"), "{:5}|{:<5}".format(True, False), "{:d}".format(True))
