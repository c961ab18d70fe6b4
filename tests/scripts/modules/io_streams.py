# needs: os
# The standard streams, what print and input do with replaced ones, and anext with a default.
import sys, _io

def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

for s in (sys.stdin, sys.stdout, sys.stderr):
    print(type(s).__name__, s.name, s.mode, s.encoding, s.newlines, s.closed, s.isatty(), s.fileno(), s.buffer.name, s.buffer.mode)
print(sys.stdin is sys.__stdin__, sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__, sys.stderr.errors)
sys.stdout.flush(); sys.stdout.buffer.write(b"bytes\n"); sys.stdout.buffer.flush(); print("text", file=sys.stdout); print("é", "日", sep="\u2014")
class Out:
    def __init__(self): self.got = []
    def write(self, s): self.got.append(s); return len(s)
    def flush(self): self.got.append("<flush>")
real, o = sys.stdout, Out()
sys.stdout = o; print("a", 1, sep="-"); print(); print("x", end="", flush=True); print("é", "b"); sys.stdout = real; print(o.got)
sys.stdout = None; print("nowhere"); sys.stdout = real
s = _io.StringIO(); print("to", "memory", file=s); print(s.getvalue())
class Bad:
    def __str__(self): raise ValueError("no text")
t(lambda: print("first", Bad(), "last"))
t(lambda: print("x", file=3)); t(lambda: print("x", file=_io.BytesIO())); t(lambda: print("x", sep=1))
del sys.stdout
try: print("lost")
except RuntimeError as e: sys.stdout = real; print(e)
t(lambda: input("ask> ")); t(lambda: input()); t(lambda: sys.stdin.readline()); t(lambda: next(sys.stdin)); t(lambda: sys.stdin.read(3)); t(lambda: input(5)); t(lambda: input()); t(lambda: sys.stdin.read()); t(lambda: input("x"))
class In:
    def __init__(self, *lines): self.lines = list(lines)
    def readline(self, n=-1): return self.lines.pop(0)
    def fileno(self): raise OSError("no fileno")
sys.stdin = In("typed\n", "", 3, "no end", b"bytes\n"); t(lambda: input("p")); t(lambda: input()); t(lambda: input()); t(lambda: input()); t(lambda: input())
sys.stdin = None; t(lambda: input()); sys.stdin = sys.__stdin__
e, sys.stderr = sys.stderr, None; t(lambda: input()); sys.stderr = e
sys.stdout.reconfigure(errors="backslashreplace", encoding="ascii"); print("é\ud800日"); sys.stdout.reconfigure(encoding="utf-8", errors="strict"); t(lambda: print("ok", "\ud800", "rest")); print()
class Items:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n <= 0: raise StopAsyncIteration
        self.n -= 1; return self.n
def run(c):
    try: c.send(None)
    except StopIteration as e: return e.value
async def go():
    i = aiter(Items(2)); return [await anext(i), await anext(i, "d"), await anext(i, "d"), await anext(i, None)]
t(lambda: run(go())); t(lambda: aiter(3)); t(lambda: anext(3))
async def agen():
    yield 1
async def go2():
    g = agen(); return [await anext(g, 0), await anext(g, "end")]
t(lambda: run(go2()))
async def go3(): return await anext(Items(0))
t(lambda: run(go3()))
