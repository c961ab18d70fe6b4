# needs: lib
# The abstract classes, the newline decoder, and classes written in Python on top of them.
import _io, io

def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

for c in (_io._IOBase, _io._RawIOBase, _io._BufferedIOBase, _io._TextIOBase, _io.FileIO, _io.BytesIO, _io.StringIO, _io.BufferedReader, _io.BufferedWriter, _io.BufferedRandom, _io.BufferedRWPair, _io.TextIOWrapper, _io.IncrementalNewlineDecoder):
    print(c, c.__mro__, c.__module__, c.__name__)
    print(sorted(n for n in dir(c) if n not in dir(object) and n != "__module__"))
i = _io._IOBase()
for f in (lambda: i.seek(1), lambda: i.tell(), lambda: i.truncate(), lambda: i.fileno(), lambda: i.readline(), lambda: i.readable(), lambda: i._checkReadable(), lambda: i._checkSeekable(), lambda: i._checkWritable(), lambda: i.close(), lambda: i.closed, lambda: i.flush(), lambda: iter(i), lambda: i._checkClosed(), lambda: i.__enter__(), lambda: i.writelines([]), lambda: i.isatty(), lambda: i.__dict__, lambda: _io._IOBase(1)):
    t(f)
r = _io._RawIOBase()
for f in (lambda: r.read(1), lambda: r.write(1), lambda: r.readinto(1), lambda: r.readall(), lambda: r.read()): t(f)
bb = _io._BufferedIOBase()
for f in (lambda: bb.read(), lambda: bb.read1(), lambda: bb.write(1), lambda: bb.detach(), lambda: bb.readinto(b"x"), lambda: bb.readinto(bytearray(3))): t(f)
tt = _io._TextIOBase()
for f in (lambda: tt.read(), lambda: tt.readline(), lambda: tt.write(""), lambda: tt.encoding, lambda: tt.newlines, lambda: tt.errors, lambda: tt.detach()): t(f)
t(lambda: _io.UnsupportedOperation.__mro__); t(lambda: _io.BlockingIOError is BlockingIOError); t(lambda: _io.DEFAULT_BUFFER_SIZE); t(lambda: _io.text_encoding("x"))
print(isinstance(_io.BytesIO(), io.IOBase), isinstance(_io.StringIO(), io.TextIOBase), issubclass(io.FileIO, io.RawIOBase), io.open is open, io.SEEK_END)

D = _io.IncrementalNewlineDecoder
for translate in (False, True):
    d = D(None, translate)
    for piece in ("a\r", "\nb", "c\rd", "\n", "x\r\n\r"): print(repr(d.decode(piece)), d.newlines, d.getstate())
    print(repr(d.decode("", True)), d.newlines); d.reset(); print(d.newlines, d.getstate()); d.setstate((b"", 1)); print(repr(d.decode("\n")), d.newlines)
t(lambda: D(None, True).decode(b"x")); t(lambda: D()); t(lambda: D.__new__(D).decode("")); t(lambda: D(None, 1).setstate(3)); t(lambda: D(None, 1, errors="x").newlines)
class Dec:
    def decode(self, b, final=False): return b.decode("latin-1").upper()
    def getstate(self): return (b"q", 5)
    def setstate(self, s): print("setstate", s)
    def reset(self): print("reset")
d = D(Dec(), True); t(lambda: d.decode(b"a\r\nb\r")); t(lambda: d.getstate()); d.setstate((b"z", 7)); d.reset()

class Raw(io.RawIOBase):
    def __init__(self, data): self.data, self.pos, self.log = data, 0, []
    def readable(self): return True
    def seekable(self): return True
    def readinto(self, b):
        self.log.append(len(b)); n = min(len(b), 5, len(self.data) - self.pos); b[:n] = self.data[self.pos:self.pos + n]; self.pos += n; return n
    def seek(self, p, w=0): self.pos = p if w == 0 else self.pos + p if w == 1 else len(self.data) + p; return self.pos
    def tell(self): return self.pos
data = b"".join(b"line %d\n" % k for k in range(6))
r = Raw(data); print(r.read(3), r.readline(), r.readall(), r.read(1)); r.pos = 0; print(list(r), r.readlines(9))
b = io.BufferedReader(Raw(data), 8); print(b.read(3), b.tell(), b.peek(), b.read1(2), b.readline(), b.read(11), b.tell(), b.seek(1), b.read(2), b.seek(-3, 2), b.read(), b.read(), b.raw.log)
b.seek(0); x = bytearray(20); print(b.readinto(x), x, b.readinto1(x), b.read1(-1), b.readlines(), b.closed, b.readable(), b.seekable()); t(lambda: b.name); t(lambda: b.mode); t(lambda: b.fileno()); t(lambda: repr(b))
b.close(); print(b.closed, b.raw.closed); t(lambda: b.read()); t(lambda: b.readline()); t(lambda: b.seek(0)); t(lambda: b.peek()); t(lambda: b.read1())
for value in (None, -1, 1 << 20, "x", 2.5):
    class Bad(Raw):
        def readinto(self, b): return value
    t(lambda: io.BufferedReader(Bad(b"abc")).read(2)); t(lambda: io.BufferedReader(Bad(b"abc")).read1(2)); t(lambda: Bad(b"").read(4))
class W(io.RawIOBase):
    def __init__(self, most=4): self.out, self.most = [], most
    def writable(self): return True
    def write(self, b): self.out.append(bytes(b[:self.most])); return min(len(b), self.most) if self.most else None
w = io.BufferedWriter(W(), 6); print(w.write(b"abc"), w.write(b"def"), w.raw.out, w.write(b"g"), w.raw.out, w.write(b"0123456789abcdef"), w.raw.out, w.flush(), w.raw.out)
t(lambda: w.write("x")); t(lambda: w.read()); t(lambda: w.tell()); t(lambda: w.truncate()); w.close(); t(lambda: w.write(b"x")); t(lambda: w.flush())
n = io.BufferedWriter(W(0), 4); print(n.write(b"abcd"))
def blocked(f):
    try: print(f())
    except BlockingIOError as e: print(e.errno, e.strerror, e.characters_written)
blocked(lambda: n.write(b"efgh")); blocked(lambda: n.flush()); n.raw.most = 9; n.flush(); print(n.raw.out)
p = io.BufferedRWPair(Raw(b"reader"), W()); print(p.read(3), p.write(b"out"), p.flush(), p.peek(), p.readable(), p.writable(), p.closed, p.readinto(bytearray(2)), p.isatty()); p.close(); print(p.closed)
t(lambda: io.BufferedRWPair(W(), W())); t(lambda: io.BufferedRWPair(Raw(b""), Raw(b""))); t(lambda: io.BufferedReader(W())); t(lambda: io.BufferedReader(Raw(b""), 0)); t(lambda: io.BufferedReader()); t(lambda: io.BufferedReader(Raw(b""), "x")); t(lambda: io.BufferedReader.__new__(io.BufferedReader).read())
class RW(Raw):
    def writable(self): return True
    def write(self, b):
        self.data = self.data[:self.pos] + bytes(b) + self.data[self.pos + len(b):]; self.pos += len(b); return len(b)
    def truncate(self, n=None): self.data = self.data[:n]; return n
q = io.BufferedRandom(RW(data), 16); print(q.read(4), q.write(b"WXYZ"), q.tell(), q.read(3), q.seek(2), q.read(8), q.seek(0), q.write(b"#"), q.readline(), q.tell(), q.truncate(20)); q.seek(0); print(q.read(), q.detach().data); t(lambda: q.read()); t(lambda: q.raw); t(lambda: repr(q))
class F(io.IOBase):
    def readline(self): return self.lines.pop(0) if self.lines else b""
f = F(); f.lines = [b"x\n", b"y"]; print(list(f), f.readlines())
class Del(io.RawIOBase):
    def close(self): print("close called"); super().close()
d = Del(); del d
class C2(io.RawIOBase, io.IOBase): pass
print(C2.__mro__, C2().readable()); t(lambda: type(io.RawIOBase()).__name__)
class E(io.RawIOBase):
    def flush(self): raise OSError("flush failed")
e = E(); t(lambda: e.close()); print(e.closed)
