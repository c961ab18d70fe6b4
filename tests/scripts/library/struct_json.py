# needs: lib
# json without its accelerator's help or with it: the same.
import json
for v in (None, True, 1, -1.5, "é\n\"\\\u2028", [], {}, [1, [2, {"a": None}]], {"b": 1, "a": [True]}, (1, 2), 10 ** 20, 1e100, "🎉", {1: 2, None: 3, True: 4, 1.5: 5}):
    s = json.dumps(v); print(s, json.loads(s) == v)
print(json.dumps({"b": [1, 2], "a": {}}, indent=2, sort_keys=True), json.dumps([1, 2], separators=(",", ":")), json.dumps("é", ensure_ascii=False), json.dumps(float("inf")), json.dumps([float("nan")]))
for s in ('{"a": 1, "a": 2}', " [1 , 2 ] ", '"\\u00e9\\n\\ud83c\\udf89"', "1e5", "-0", "-0.0", "true", "NaN", "[Infinity]"): print(repr(s), json.loads(s))
for s in ("", "{", "[1,]", '{"a"}', "{'a': 1}", "nul", '"abc', '"\\x"', "1 2", "[1", '{"a":}', "01", "-", '"\n"', "[1 2]", '{"a":1,}', "\ufeff1", "+1", ".5", "1.", '{1: 2}', "tru"):
    try: print(json.loads(s))
    except json.JSONDecodeError as e: print(repr(s), e, e.pos, e.lineno, e.colno)
for f in (lambda: json.dumps(object), lambda: json.dumps({(1,): 2}), lambda: json.dumps({1j}), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.loads(5), lambda: json.dumps(b"x")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
class E(json.JSONEncoder):
    def default(self, o): return list(o) if isinstance(o, (set, range)) else super().default(o)
print(json.dumps({"s": {1}, "r": range(3)}, cls=E), json.dumps([1j], default=str), json.loads('{"a": 1.5}', object_hook=lambda d: sorted(d.items())), json.loads("[1.5, 2]", parse_float=str, parse_int=float), json.loads('{"b":1,"a":2}', object_pairs_hook=list), json.dumps({"a": 1, (1, 2): 3}, skipkeys=True), json.loads(b'"\xc3\xa9"'), json.dumps([1, [2, []]], indent="\t"))
