# needs: lib files
# open and the classes of io on real files.
import io, os
name = "/tmp/taipan-io-test-%d" % os.getpid()
with open(name, "w", encoding="utf-8") as f:
    print(f.write("line one\n"), f.write("zwei é\n"), f.tell(), f.mode, f.encoding, f.writable(), f.readable(), f.closed, f.name == name, f.errors, f.line_buffering)
    f.writelines(["three\n", "four"])
print(f.closed, os.path.getsize(name))
with open(name, encoding="utf-8") as f:
    print(f.read(4), f.readline(), f.readlines(), f.read(), f.seek(0), next(f), [l.strip() for l in f])
with open(name, "rb") as f:
    print(f.read(5), f.tell(), f.seek(-4, 2), f.read(), f.peek()[:1], f.raw.__class__.__name__, f.seek(2), f.readline(), f.readinto(bytearray(3)), type(f).__name__)
with open(name, "r+", encoding="utf-8") as f:
    f.seek(5); f.write("ONE"); f.seek(0); print(f.read(9), f.truncate(3)); f.seek(0); print(f.read())
with open(name, "a") as f: f.write("appended"); print(f.tell())
with open(name, "ab+") as f: f.write(b"!"); f.seek(0); print(f.read())
with open(name, "wb", buffering=0) as f: print(f.write(b"a\r\nb\rc\n"), type(f).__name__)
for nl in (None, "", "\n", "\r", "\r\n"):
    with open(name, newline=nl) as f: print(repr(nl), f.readlines(), f.newlines)
for nl in (None, "", "\r\n", "\r"):
    with open(name, "w", newline=nl) as f: f.write("x\ny\n")
    with open(name, "rb") as f: print(repr(nl), f.read())
with open(name, "xb" if False else "wb") as f: f.write("é".encode("latin-1") + b"z")
for kw in ({"encoding": "latin-1"}, {"encoding": "utf-8", "errors": "replace"}, {"encoding": "utf-8"}, {"encoding": "ascii", "errors": "ignore"}):
    try:
        with open(name, **kw) as f: print(ascii(f.read()))
    except UnicodeDecodeError as e: print(e)
def attempt(g):
    try: print(g())
    except Exception as e: print(type(e).__name__, str(e).replace(name, "NAME"))
for g in (lambda: open(name + "nope"), lambda: open(name, "q"), lambda: open(name, "rw"), lambda: open(name, "xr"), lambda: open(name, "rb", encoding="utf-8"), lambda: open(name, "r", 0), lambda: open(name, ""), lambda: open(name, "rbt"), lambda: open(name, "x"), lambda: open("/tmp"), lambda: open(name + "/x"), lambda: open(5.5), lambda: open(-1), lambda: open("a\0b"), lambda: open(name, newline="z"), lambda: open(name, encoding="nope"), lambda: open(name, "w").read(), lambda: open(name).write("x"), lambda: open(name, "rb").write(b"x"), lambda: f.read(), lambda: open(name, "wb").write("text"), lambda: open(name, "w").write(b"bytes"), lambda: open(), lambda: open(name, closefd=False), lambda: open(name, "U"), lambda: open(name).seek(1, 1), lambda: open(name).seek(-1)):
    attempt(g)
b = io.BufferedWriter(io.FileIO(name, "w"), 4); b.write(b"abcdefgh"); b.write(b"ij"); print(os.path.getsize(name) <= 10); b.flush(); print(os.path.getsize(name)); b.close()
r = io.BufferedRandom(io.FileIO(name, "r+")); r.read(2); r.write(b"XY"); r.seek(0); print(r.read()); r.close()
t = io.TextIOWrapper(io.BytesIO(b"a\nb"), encoding="ascii"); print(t.readline(), t.tell(), t.read(), t.buffer.getvalue(), t.detach().getvalue())
w = io.TextIOWrapper(o := io.BytesIO(), encoding="utf-16-le", write_through=True); w.write("hé"); print(o.getvalue()); w.reconfigure(line_buffering=True); print(w.line_buffering)
class Raw(io.RawIOBase):
    def __init__(self): self.d = [b"first\nsec", b"ond\n", b""]
    def readable(self): return True
    def readinto(self, b):
        x = self.d[0][:len(b)] if self.d else b""
        if self.d: self.d[0] = self.d[0][len(x):]; self.d[0] or self.d.pop(0)
        b[:len(x)] = x
        return len(x)
print(io.BufferedReader(Raw()).readlines(), io.TextIOWrapper(io.BufferedReader(Raw())).read(), Raw().read(3), Raw().readall())
fd = os.open(name, os.O_RDONLY); f = os.fdopen(fd); print(f.fileno() == fd, f.read(3)); f.close(); attempt(lambda: os.close(fd))
os.remove(name); attempt(lambda: os.remove(name))
