# needs: host
# Deep nesting in source and in data: an error, never a crash.
for src in ("(" * 300 + ")" * 300, "[" * 250 + "]" * 250, "f(" * 250 + ")" * 250, "{" * 210 + "}" * 210):
    try: compile(src, "f", "eval"); print("ok")
    except (SyntaxError, MemoryError, RecursionError) as e: print(type(e).__name__, e.msg if isinstance(e, SyntaxError) else "")
src = ""
for i in range(101): src += " " * i + "if 1:\n"
try: compile(src + " " * 101 + "pass\n", "f", "exec"); print("ok")
except SyntaxError as e: print(type(e).__name__, e.msg)
src = ""
for i in range(21): src += " " * i + "for x in y:\n"
try: compile(src + " " * 21 + "pass\n", "f", "exec"); print("ok")
except SyntaxError as e: print(type(e).__name__, e.msg)
def build(n, wrap, x):
    for _ in range(n): x = wrap(x)
    return x
deep_list = build(50000, lambda x: [x], [])
deep_tuple = build(50000, lambda x: (x,), ())
deep_dict = build(50000, lambda x: {1: x}, {})
for name, d in (("list", deep_list), ("tuple", deep_tuple), ("dict", deep_dict)):
    for what, f in (("repr", repr), ("eq", lambda d: d == build(50000, lambda x: [x] if name == "list" else (x,) if name == "tuple" else {1: x}, [] if name == "list" else () if name == "tuple" else {}))):
        try: f(d); print(name, what, "survived")
        except RecursionError as e: print(name, what, "survived")
try: hash(deep_tuple); print("hash survived")
except RecursionError: print("hash survived")
del deep_list, deep_tuple, deep_dict, d
class Node:
    def __init__(self, n): self.n = n
chain = build(50000, Node, None); del chain
print("chain freed")
g = iter([1])
for _ in range(1000): g = map(lambda x: x, g)
try: next(g); print("map survived")
except RecursionError: print("map survived")
f = lambda: 0
for _ in range(20000): f = (lambda f: lambda: f)(f)
del f; print("closures freed")
e = None
for _ in range(20000):
    n = ValueError(); n.__cause__ = e; e = n
del e, n; print("exceptions freed")
t = int
try:
    for _ in range(3000): t = list[t]
    repr(t)
    print("alias survived")
except RecursionError: print("alias survived")
del t
l = []
for _ in range(10000): l = [l, l]
del l; print("shared freed")
