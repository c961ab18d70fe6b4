# print's options, and input from standard input.
print("a", "b", sep="|", end="!\n")
print(sep="x")
print(*range(5), sep=", ")
print("none", None, sep=None, end=None)
print("x", flush=True)
class Out:
    def __init__(self): self.data = []
    def write(self, s): self.data.append(s)
    def flush(self): self.data.append("<flush>")
o = Out()
print("to", "file", 1, file=o, sep="-", end="$", flush=True)
print(o.data)
print(file=o); print(o.data[-1:])
print("a\nb", "\ttab", "\r\n".encode(), "é日🎉")
print([1, "two", 3.0, None, True, b"x", (1,), {2}, {"k": "v"}], {"nested": [{"deep": ("x",)}]})
for f in (lambda: print(sep=5), lambda: print(end=b"x"), lambda: print("a", file=5), lambda: print("a", nope=1), lambda: print("\ud800".encode("utf-8"))):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
class S:
    def __str__(self): return "str of S"
class R:
    def __repr__(self): return "repr of R"
class Bad:
    def __str__(self): raise RuntimeError("str failed")
print(S(), R(), [S.__name__, R()])
try:
    print("before", Bad(), "after")
except RuntimeError as e:
    print("|", e)
print(input("prompt> "))
print(repr(input()), repr(input()), int(input()) + 1)
n = 0
try:
    while True:
        print("line", n, ascii(input()))
        n += 1
except EOFError as e:
    print("EOFError", e)
for f in (lambda: input(1, 2), lambda: input(prompt="x")):
    try:
        f()
    except TypeError as e:
        print(e)
