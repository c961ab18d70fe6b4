# A JSON parser and printer with positions in errors; a pretty printer; paths.
class JError(ValueError):
    def __init__(self, msg, text, pos):
        self.line = text.count("\n", 0, pos) + 1; self.col = pos - text.rfind("\n", 0, pos)
        super().__init__(f"{msg} at {self.line}:{self.col}")
def loads(text):
    pos = 0
    def ws():
        nonlocal pos
        while pos < len(text) and text[pos] in " \t\r\n": pos += 1
    def fail(msg): raise JError(msg, text, pos)
    def value(depth=0):
        nonlocal pos
        if depth > 50: fail("too deep")
        ws()
        if pos == len(text): fail("unexpected end")
        c = text[pos]
        if c == "{":
            pos += 1; out = {}; ws()
            if text[pos:pos + 1] == "}": pos += 1; return out
            while True:
                ws()
                if text[pos:pos + 1] != '"': fail("expected a name")
                k = string(); ws()
                if text[pos:pos + 1] != ":": fail("expected ':'")
                pos += 1; out[k] = value(depth + 1); ws()
                if text[pos:pos + 1] == ",": pos += 1; continue
                if text[pos:pos + 1] == "}": pos += 1; return out
                fail("expected ',' or '}'")
        if c == "[":
            pos += 1; out = []; ws()
            if text[pos:pos + 1] == "]": pos += 1; return out
            while True:
                out.append(value(depth + 1)); ws()
                if text[pos:pos + 1] == ",": pos += 1; continue
                if text[pos:pos + 1] == "]": pos += 1; return out
                fail("expected ',' or ']'")
        if c == '"': return string()
        for word, v in (("true", True), ("false", False), ("null", None)):
            if text.startswith(word, pos): pos += len(word); return v
        return number()
    def string():
        nonlocal pos
        pos += 1; out = []
        while True:
            if pos >= len(text): fail("unterminated string")
            c = text[pos]
            if c == '"': pos += 1; return "".join(out)
            if c == "\\":
                e = text[pos + 1:pos + 2]
                if e == "u":
                    try: out.append(chr(int(text[pos + 2:pos + 6], 16)))
                    except ValueError: fail("bad \\u")
                    pos += 6; continue
                if e not in '"\\/bfnrt' or not e: fail("bad escape")
                out.append(dict(zip('"\\/bfnrt', '"\\/\b\f\n\r\t'))[e]); pos += 2; continue
            if c < " ": fail("control character")
            out.append(c); pos += 1
    def number():
        nonlocal pos
        start = pos
        while pos < len(text) and text[pos] in "+-0123456789.eE": pos += 1
        t = text[start:pos]
        try: return float(t) if any(c in t for c in ".eE") else int(t)
        except ValueError: pos = start; fail("unexpected " + repr(text[pos]))
    v = value(); ws()
    if pos != len(text): fail("extra data")
    return v
def dumps(v, indent=None, level=0):
    match v:
        case None: return "null"
        case bool(): return str(v).lower()
        case int() | float(): return repr(v)
        case str(): return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(c, c if c >= " " else f"\\u{ord(c):04x}") for c in v) + '"'
        case list() | tuple(): items, o, c = [dumps(x, indent, level + 1) for x in v], "[", "]"
        case dict(): items, o, c = [dumps(str(k)) + ": " + dumps(x, indent, level + 1) for k, x in v.items()], "{", "}"
        case _: raise TypeError(f"{type(v).__name__} is not JSON")
    if indent is None or not items: return o + ", ".join(items) + c
    pad = "\n" + " " * indent * (level + 1)
    return o + pad + ("," + pad).join(items) + "\n" + " " * indent * level + c
doc = '{"name": "tai\\u0070an", "n": [1, -2.5, 1e3, true, false, null], "nested": {"a": {"b": [{}, []]}}, "esc": "q\\"\\\\\\n\\t"}'
v = loads(doc); print(v); print(dumps(v)); print(dumps(v, 2)); print(loads(dumps(v, 4)) == v)
for bad in ("", "[1, 2", '{"a" 1}', "[1,]", '{"a": 1,}', "tru", '"abc', '"\\x"', "[1 2]", "{1: 2}", "1 2", "-", '\n\n  [1,\n  x]', '"a\nb"', "[" * 60, '"\\u12g4"', "nul"):
    try: print(loads(bad))
    except JError as e: print(repr(bad[:20]), e, (e.line, e.col))
for bad in ({1, 2}, [object], 1j):
    try: dumps(bad)
    except TypeError as e: print(e)
def paths(v, at="$"):
    if isinstance(v, dict):
        for k, x in v.items(): yield from paths(x, at + "." + k)
    elif isinstance(v, list):
        for i, x in enumerate(v): yield from paths(x, f"{at}[{i}]")
    else: yield at, v
print(list(paths(v)))
