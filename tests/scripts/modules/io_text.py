# needs: lib
# TextIOWrapper over files in memory: reading, writing, newlines, positions, codecs, reconfiguring.
import io

def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
def T(data=b"", **kw): return io.TextIOWrapper(io.BytesIO(data), **kw)

x = T("première\nzweite\r\ndritte\rvierte 😀\n".encode(), encoding="utf-8")
print(x.encoding, x.errors, x.newlines, x.line_buffering, x.write_through, x.readable(), x.writable(), x.seekable(), x.isatty(), x.closed, x._CHUNK_SIZE); t(lambda: x.name); t(lambda: repr(x)); t(lambda: x.fileno())
print(x.read(4), x.tell(), x.readline(), x.newlines, x.readline(3), x.readlines(), x.newlines, x.read(), x.seek(0), x.read(1), x.seek(0, 2), x.read())
for nl in (None, "", "\n", "\r", "\r\n"):
    raw = b"a\nbb\r\nccc\rdddd\r"
    y = T(raw, encoding="ascii", newline=nl); print(repr(nl), y.readlines(), y.newlines)
    y = T(raw, encoding="ascii", newline=nl); y._CHUNK_SIZE = 1; print(list(y), y.newlines)
    y = T(raw, encoding="ascii", newline=nl); print([y.read(3), y.readline(1), y.readline(2), y.read(2), y.readline(0), y.readline(-1)])
    z = T(encoding="ascii", newline=nl); z.write("1\n2\r\n3\r"); z.flush(); print(z.buffer.getvalue())
for enc in ("utf-8", "latin-1", "ascii", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252", "utf-7"):
    o = io.BytesIO(); w = io.TextIOWrapper(o, encoding=enc); w.write("ab"); w.write("c\n"); w.flush(); first = o.getvalue(); w.seek(0, 2); w.write("d"); w.flush(); print(enc, first, o.getvalue()); w.seek(0); print(repr(w.read()), w.encoding, w.tell())
text = "aé\nb😀c\nxyz\n" * 3
for enc in ("utf-8", "utf-16", "utf-32-be", "utf-8-sig", "gbk" if False else "latin-1"):
    s = text if enc != "latin-1" else "aé\nbc\n" * 3
    d = s.encode(enc)
    for chunk in (1, 3, 100):
        f = T(d, encoding=enc); f._CHUNK_SIZE = chunk; marks = []
        while True:
            p = f.tell(); c = f.read(1); marks.append((p, c))
            if not c: break
        ok = True
        for p, c in marks:
            f.seek(p); ok = ok and f.read(1) == c and (f.seek(p), f.read())[1] == s[[q for q, _ in marks].index(p):]
        print(enc, chunk, ok, len(marks), marks[-1][0])
f = T(b"one\ntwo\n", encoding="ascii"); next(f); t(lambda: f.tell()); print(list(f), f.tell())
f = T(b"abc\xff\xfedef", encoding="utf-8"); t(lambda: f.read()); f = T(b"abc\xff\xfedef", encoding="utf-8", errors="replace"); t(lambda: f.read()); f = T(b"ab\xffc", encoding="ascii", errors="surrogateescape"); t(lambda: f.read()); f = T(b"\xe2\x82", encoding="utf-8"); t(lambda: f.read(1)); t(lambda: T(b"\xe2\x82", encoding="utf-8").readline())
w = T(encoding="ascii"); t(lambda: w.write("é")); t(lambda: w.write("ok")); w.flush(); t(lambda: w.buffer.getvalue()); w = T(encoding="ascii", errors="backslashreplace"); t(lambda: w.write("é😀")); w.flush(); t(lambda: w.buffer.getvalue()); w = T(encoding="utf-8"); t(lambda: w.write("\ud800"))
for f in (lambda: w.write(1), lambda: w.write(b""), lambda: w.write(None), lambda: w.read("x"), lambda: w.readline("x"), lambda: w.seek(1, 1), lambda: w.seek(-1), lambda: w.seek(0, 5), lambda: w.seek(1, 2), lambda: w.seek("x"), lambda: w.truncate("x"), lambda: T(encoding="nope"), lambda: T(encoding="rot13"), lambda: T(newline="z"), lambda: T(newline=1), lambda: T(errors=1), lambda: T(encoding=1), lambda: io.TextIOWrapper(), lambda: io.TextIOWrapper(1), lambda: setattr(w, "_CHUNK_SIZE", 0), lambda: setattr(w, "_CHUNK_SIZE", "x"), lambda: delattr(w, "_CHUNK_SIZE"), lambda: w.__getstate__(), lambda: setattr(w, "encoding", 1), lambda: w.seek(1 << 200), lambda: io.TextIOWrapper.__new__(io.TextIOWrapper).read(), lambda: repr(io.TextIOWrapper.__new__(io.TextIOWrapper))):
    t(f)
class Log(io.BytesIO):
    def write(self, b): print("write", bytes(b)[:20], len(b)); return super().write(b)
    def flush(self): print("flush"); super().flush()
l = io.TextIOWrapper(Log(), encoding="utf-8", line_buffering=True); l.write("a"); l.write("b\nc"); l.write("d\r"); l.write_through; l.reconfigure(line_buffering=False, write_through=True); l.write("e\n"); l.reconfigure(write_through=False); l.write("x" * 5000); l.write("y" * 4000); l.write("z" * 9000); l.write("tail"); l.flush(); print(l.tell())
r = T("é\n".encode("latin-1"), encoding="utf-8"); r.reconfigure(encoding="latin-1", errors="strict", newline="\r\n"); print(r.encoding, repr(r.read())); t(lambda: r.reconfigure(encoding="utf-8")); t(lambda: r.reconfigure(newline="q")); t(lambda: r.reconfigure(newline=3)); t(lambda: r.reconfigure(encoding=3)); r.reconfigure(line_buffering=True); print(r.line_buffering)
g = T(b"detached", encoding="ascii"); d = g.detach(); print(d.read()); t(lambda: g.read()); t(lambda: g.buffer); t(lambda: repr(g)); t(lambda: g.detach()); t(lambda: g.encoding); t(lambda: g.errors); t(lambda: g.flush()); t(lambda: g.closed)
c = T(b"abc", encoding="ascii"); c.close(); print(c.closed, c.buffer.closed)
for f in (lambda: c.read(), lambda: c.readline(), lambda: c.write("x"), lambda: c.flush(), lambda: c.seek(0), lambda: c.tell(), lambda: c.close(), lambda: next(c), lambda: c.__enter__()): t(f)
class NoSeek(io.BytesIO):
    def seekable(self): return False
n = io.TextIOWrapper(NoSeek(b"abc"), encoding="ascii"); t(lambda: n.tell()); t(lambda: n.seek(0)); t(lambda: n.read())
class OnlyRead:
    readable = lambda s: True
    writable = seekable = lambda s: False
    closed = False
    n = 3
    def read(self, k=-1): self.n -= 1; return b"piece\n" if self.n >= 0 else b""
    def flush(self): pass
    def close(self): pass
o = io.TextIOWrapper(OnlyRead(), encoding="ascii"); print(o.readlines()); t(lambda: o.write("x"))
class BadRead(OnlyRead):
    def read(self, k=-1): return "text"
t(lambda: io.TextIOWrapper(BadRead(), encoding="ascii").read(3)); t(lambda: io.TextIOWrapper(BadRead(), encoding="ascii").read())
class NoneRead(OnlyRead):
    def read(self, k=-1): return None
t(lambda: io.TextIOWrapper(NoneRead(), encoding="ascii").read())
class Sub(io.TextIOWrapper):
    def readline(self, n=-1): return super().readline().upper()
print(list(Sub(io.BytesIO(b"a\nb\n"), encoding="ascii")))
with T(b"with", encoding="ascii") as k: print(k.read())
print(k.closed); k = T(encoding="ascii"); k.extra = 1; print(k.__dict__)
buf = io.BytesIO(); w = io.TextIOWrapper(buf, encoding="utf-8"); w.write("lost?"); keep = w.buffer; buf.close = lambda: None if False else None
m = io.TextIOWrapper(io.BytesIO(b"0123456789"), encoding="ascii"); m.read(3); m.write("AB"); m.flush(); print(m.buffer.getvalue(), m.tell()); m.seek(0); m.truncate(4); print(m.buffer.getvalue())
print(io.TextIOWrapper(io.BytesIO(), "latin-1", "ignore", "\r", True, True).errors, io.text_encoding("utf-8"))
