# needs: lib files
# FileIO and open: modes, errors, buffering, openers, descriptors, closing by finalization.
import _io, os

name = "/tmp/taipan-io-raw-%d" % os.getpid()
def t(f):
    try:
        print(repr(f()).replace(name, "NAME"))
    except BaseException as e:
        print(type(e).__name__, str(e).replace(name, "NAME"))

f = _io.FileIO(name, "w+")
for g in (lambda: f, lambda: f.mode, lambda: f.name, lambda: f.closefd, lambda: f._blksize, lambda: f.__dict__, lambda: f._finalizing, lambda: f.write("x"), lambda: f.write(b"hello\nworld\n"), lambda: f.seek(1.5), lambda: f.seek(-1), lambda: f.seek(0, 9), lambda: f.tell(), lambda: f.seek(-3, 2), lambda: f.read(), lambda: f.seek(2, 0), lambda: f.seek(1, 1), lambda: f.read(2), lambda: f.readall(), lambda: f.truncate("x"), lambda: f.truncate(-1), lambda: f.truncate(8), lambda: f.tell(), lambda: f.seek(1 << 70), lambda: f.__getstate__(), lambda: f.__reduce_ex__(2), lambda: f.readinto(b"xx"), lambda: f.readinto(bytearray(3)), lambda: f.fileno() > 2, lambda: f.isatty(), lambda: f._isatty_open_only(), lambda: f.seekable(), lambda: f.readable(), lambda: f.writable(), lambda: f.seek(0), lambda: f.readline(), lambda: f.readlines(), lambda: list(f), lambda: f.flush(), lambda: f.close(), lambda: f, lambda: f.read(), lambda: f.seek(0), lambda: f.fileno(), lambda: f.readable(), lambda: f.mode, lambda: f.closed, lambda: f.readline(), lambda: f.flush(), lambda: f.__enter__(), lambda: f.close()):
    t(g)
for g in (lambda: _io.FileIO(name, "q"), lambda: _io.FileIO(name, "rw"), lambda: _io.FileIO(name, ""), lambda: _io.FileIO(name, "r++"), lambda: _io.FileIO(name + "x"), lambda: _io.FileIO(-1), lambda: _io.FileIO(777), lambda: _io.FileIO("/tmp"), lambda: _io.FileIO("a\0b"), lambda: _io.FileIO(1.5), lambda: _io.FileIO("x", closefd=False), lambda: _io.FileIO(), lambda: _io.FileIO((name + "x").encode()), lambda: _io.FileIO("x", 1), lambda: _io.FileIO("x", "r\0"), lambda: _io.FileIO("x", opener=lambda a, b: -1), lambda: _io.FileIO("x", opener=lambda a, b: "x"), lambda: _io.FileIO("x", "w", True, None, 5), lambda: _io.FileIO("x", bad=1), lambda: _io.FileIO(name, "x"), lambda: _io.FileIO(None)):
    t(g)
for m in "r", "w", "a", "r+", "w+", "a+", "rb", "xb":
    if "x" in m: os.unlink(name)
    with _io.FileIO(name, m) as g: print(m, g.mode, g.readable(), g.writable())
g = _io.FileIO(name); t(lambda: g.write(b"x")); t(lambda: g.truncate()); g.close()
g = _io.FileIO(name, "a"); t(lambda: g.read()); t(lambda: g.readall()); t(lambda: g); g.close()
for g in (lambda: open(name, "rr"), lambda: open(name, "rtb"), lambda: open(name, "rw"), lambda: open(name, ""), lambda: open(name, "rb", encoding="x"), lambda: open(name, "rb", errors="x"), lambda: open(name, "rb", newline=""), lambda: open(name, "r", 0), lambda: open(name, "q"), lambda: open([]), lambda: open(name, 1), lambda: open(), lambda: open(name, newline="x"), lambda: open(name, encoding="xx"), lambda: open(name, buffering="xx"), lambda: open(name, "+"), lambda: open(name, "rU"), lambda: open(name, encoding=1), lambda: open(name, encoding="a\0b"), lambda: open(name, closefd=False), lambda: open(None)):
    t(g)
with open(name, "w", encoding="utf-8") as o: t(lambda: o); t(lambda: o.buffer); t(lambda: o.buffer.raw); t(lambda: o.__dict__); t(lambda: o.buffer.__dict__); t(lambda: (o.mode, o.name, o.buffer.mode, o.buffer.name)); t(lambda: o.read()); t(lambda: o.write("text\n")); t(lambda: next(o))
with open(name, "rb") as o: t(lambda: o); t(lambda: o.write(b"")); t(lambda: o.peek(2)); t(lambda: o.read())
with open(name, "r+b") as o: t(lambda: o); t(lambda: (o.read(2), o.write(b"XY"), o.seek(0), o.read()))
with open(name, "wb", 0) as o: t(lambda: o); t(lambda: o.write(b"raw"))
def opener(path, flags):
    print("opener", flags & 3, flags & os.O_CREAT != 0); return os.open(path, flags)
with open(name, "w", opener=opener) as o: o.write("via opener")
with open(name, opener=opener) as o: print(o.read())
fd = os.open(name, os.O_RDONLY); k = open(fd, "rb", closefd=False); print(k.read(3)); k.close(); print(os.read(fd, 3)); k = open(fd); k.close(); t(lambda: os.read(fd, 1))
class Path:
    def __init__(self, p): self.p = p
    def __fspath__(self): return self.p
with open(Path(name)) as o: print(o.read(2), o.name == name)
t(lambda: open(Path(3))); t(lambda: _io.open_code(name)); t(lambda: _io.open_code(3))
def unclosed():
    w = open(name, "w"); w.write("written at the end of its life")
unclosed(); print(open(name).read())
with open(name, "w") as o:
    for i in range(3000): print(i, "x" * (i % 50), file=o)
    print(o.tell())
with open(name) as o:
    total = 0
    for line in o: total += len(line)
    print(total, o.tell()); o.seek(1000); a = o.readline(); b = o.tell(); c = o.read(100); o.seek(b); print(o.read(100) == c, len(o.read()))
with open(name, "rb") as o: data = o.read(); o.seek(0); print(len(data), o.readinto(x := bytearray(50000)), x[:6], o.read1(10), o.tell())
with open(name, "rb", buffering=16) as o: print(o.read(5), o.read(100) == data[5:105], o.peek()[:4] == data[105:109], o.tell(), o.seek(-5, 2), o.read(), o.seek(50), o.readline() == data[50:data.index(b"\n", 50) + 1])
with open(name, "ab") as o: print(o.tell(), o.write(b"tail"), o.tell())
with open(name, "rb+") as o: o.seek(10); o.write(b"@@"); o.seek(8); print(o.read(6) == data[8:10] + b"@@" + data[12:14], o.truncate(12), o.seek(0, 2))
print(os.path.getsize(name)); os.unlink(name)
left = open(1, "w", closefd=False); left.write("flushed at exit\n")
