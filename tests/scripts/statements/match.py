# Structural pattern matching: every kind of pattern.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Color:
    RED, BLUE = "red", "blue"
def m(v):
    match v:
        case 0: return "zero"
        case 1 | 2 | 3: return "small"
        case -5: return "minus five"
        case 1.5: return "float"
        case 2 + 3j: return "complex"
        case "hi": return "greeting"
        case b"bytes": return "bytes"
        case None: return "none"
        case True: return "true"
        case Color.RED: return "the red"
        case []: return "empty list"
        case [x]: return f"one {x}"
        case ["go", ("north" | "south") as d]: return f"go {d}"
        case ["go", *rest]: return f"go somewhere {rest}"
        case (1, 2, *_, 9): return "1 2 ... 9"
        case [[a, b], c]: return f"nested {a} {b} {c}"
        case [int(a), str() as b, *c] if a > 10: return f"guarded {a} {b} {c}"
        case [_, _, _]: return "any three"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": t, **rest}: return f"{t} with {rest}"
        case {1: _, 2: two}: return f"int keys {two}"
        case {}: return f"mapping {len(v)}"
        case Point(0, 0): return "origin"
        case Point(x=0, y=y): return f"on y axis {y}"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case Point(x): return f"point {x}"
        case str(s) if len(s) > 5: return f"long {s}"
        case str(): return "str"
        case int(n) | float(n): return f"number {n}"
        case set() | frozenset(): return "set"
        case tuple(): return "tuple"
        case type(): return "a type"
        case _: return "other"
for v in (0, 1, 3, -5, 1.5, 2 + 3j, "hi", b"bytes", None, True, False, "red", "blue", [], [7], ("t",), ["go", "north"], ["go", "up", 5], ["go", "east"], (1, 2, 3, 4, 9), (1, 2, 9), [[1, 2], 3], [11, "b", "c"], [11, 5, 6], [1, 2, 3], [1, 2], {"type": "circle", "r": 2}, {"type": "sq", "a": 1}, {1: 0, 2: 5}, {}, {"x": 1}, Point(0, 0), Point(0, 5), Point(3, 3), Point(1, 2), "long string", "abc", 42, 4.25, {1}, frozenset(), (1,) * 4, int, object, range(0), range(1), bytearray(b"x"), "", 10**30, iter([])):
    print(repr(v) if not isinstance(v, Point) and "object" not in repr(v) else type(v).__name__, "->", m(v))
def capture(v):
    match v:
        case [1, x] | [x, 2, 3]: return x
        case (a, (b, *c)) as whole: return a, b, c, whole
        case {"k": [*items]}: return items
        case x: return "fallthrough", x
print(capture([1, 5]), capture([9, 2, 3]), capture((1, (2, 3))), capture({"k": (1, 2)}), capture(5), capture([1]))
for bad in ("Point(1, 2, 3)", "Bare(1)", "Point(1, x=2)", "five()", "BadArgs(1)", "BadArgs2(1)"):
    class Bare: pass
    class BadArgs: __match_args__ = 5
    class BadArgs2: __match_args__ = (5,)
    five = 5
    subject = {"Point": Point(1, 2), "Bare(": Bare(), "BadA": BadArgs(), "five": 5}
    s = {"P": Point(1, 2), "B": Bare(), "f": 5}[bad[0]]
    if bad.startswith("BadArgs2"): s = BadArgs2()
    elif bad.startswith("BadArgs"): s = BadArgs()
    try:
        exec(f"match s:\n  case {bad}: print('matched')\n  case _: print('no match')")
    except TypeError as e:
        print(bad, "->", e)
class Log:
    def __getattribute__(self, n):
        if n not in ("__class__", "__dict__"): print("get", n)
        return 5
match Log():
    case Log(a=5, b=6): print("no")
    case Log(a=5, c=x): print("yes", x)
class M(dict):
    def get(self, k, d=None):
        print("get", k)
        return super().get(k, d)
match M(a=1):
    case {"a": 1, "b": _}: print("no")
    case {"a": 1}: print("yes")
def loop():
    for x in (1, "a", None, [2]):
        match x:
            case int(): continue
            case str(): print("str", end=" ")
            case None: pass
            case [y]: return y
        print("after", x)
print(loop())
match = 5
case = match + 1
_ = 3
type = "soft"
print(match, case, _, type)
match (1, 2):
    case (match, case): print(match, case)
match [1, 2], 3:
    case [a, b], c: print(a, b, c)
match 5:
    case n if n > 10: print("big")
    case n if n > 3: print("mid", n)
print("n is", n)
match {"a": {"b": [1, {"c": 2}]}}:
    case {"a": {"b": [_, {"c": deep}]}}: print("deep", deep)
