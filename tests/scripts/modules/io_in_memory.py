# needs: lib
# BytesIO and StringIO: all methods, errors, state, buffers, subclasses.
import _io

def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

b = _io.BytesIO(b"one\ntwo\nthree")
t(lambda: b.readline()); t(lambda: b.tell()); t(lambda: b.readlines()); t(lambda: b.read()); t(lambda: b.seek(4)); t(lambda: b.read(3)); t(lambda: b.read1(2)); t(lambda: b.read(0))
t(lambda: b.seek(-3, 2)); t(lambda: b.read()); t(lambda: b.seek(-2, 1)); t(lambda: b.seek(-100, 1)); t(lambda: b.readline(2)); t(lambda: b.readline(None)); t(lambda: b.read(None))
t(lambda: list(_io.BytesIO(b"a\n\nb"))); t(lambda: _io.BytesIO(b"a\nb\nc\nd").readlines(3)); t(lambda: b.getvalue()); t(lambda: b.closed)
x = bytearray(4); b.seek(0); t(lambda: b.readinto(x)); t(lambda: x); t(lambda: b.readinto1(x)); t(lambda: x)
w = _io.BytesIO()
t(lambda: w.write(b"hello")); t(lambda: w.write(bytearray(b" world"))); t(lambda: w.write(memoryview(b"!!")[::2])); t(lambda: w.getvalue()); t(lambda: w.seek(20)); t(lambda: w.write(b"end")); t(lambda: w.getvalue()); t(lambda: w.truncate(5)); t(lambda: w.getvalue()); t(lambda: w.tell()); t(lambda: w.truncate()); t(lambda: w.getvalue()); t(lambda: w.read()); t(lambda: w.writelines([b"a", b"bc"])); t(lambda: w.getvalue())
g = _io.BytesIO(b"abcdef"); v = g.getbuffer(); t(lambda: v.tobytes()); v[0] = 90; t(lambda: g.getvalue()); t(lambda: g.write(b"x")); t(lambda: g.truncate(1)); t(lambda: g.close()); t(lambda: v.readonly); v.release(); t(lambda: g.write(b"xy")); t(lambda: g.getvalue()); t(lambda: g.close()); t(lambda: g.closed); t(lambda: g.read()); t(lambda: g.getvalue()); t(lambda: g.getbuffer()); t(lambda: g.close())
for f in (lambda: b.read("x"), lambda: b.read(1.5), lambda: b.readline("x"), lambda: b.readlines("x"), lambda: b.write("x"), lambda: b.seek("x"), lambda: b.seek(1, "x"), lambda: b.truncate("x"), lambda: b.truncate(-1), lambda: b.seek(-1), lambda: b.seek(0, 9), lambda: b.readinto(b"abc"), lambda: b.readinto("x"), lambda: b.truncate(1 << 100), lambda: _io.BytesIO("x"), lambda: _io.BytesIO(1, 2), lambda: _io.BytesIO(foo=2), lambda: b.peek(), lambda: b.fileno(), lambda: b.detach(), lambda: b.__setstate__(1), lambda: b.__setstate__((b"", "x", None)), lambda: b.__setstate__((b"", -1, None)), lambda: b.__setstate__((b"", 0, 3))):
    t(f)
b.attr = 5; b.seek(2); t(lambda: b.__getstate__()); c = _io.BytesIO(); c.__setstate__((b"state", 3, {"k": 1})); t(lambda: (c.read(), c.k, c.__dict__, c.isatty(), c.readable(), c.writable(), c.seekable(), c.flush()))
s = _io.StringIO("one\ntwo\r\nthree\rfour")
t(lambda: s.readline()); t(lambda: s.readlines()); t(lambda: s.seek(0)); t(lambda: s.read(5)); t(lambda: s.tell()); t(lambda: s.read()); t(lambda: s.read()); t(lambda: s.seek(0, 2)); t(lambda: s.write("é😀")); t(lambda: s.getvalue()); t(lambda: s.newlines); t(lambda: s.line_buffering); t(lambda: s.encoding); t(lambda: s.errors)
for nl in (None, "", "\n", "\r", "\r\n"):
    n = _io.StringIO("a\nb\r\nc\rd", newline=nl)
    print(repr(nl), n.readlines(), repr(n.getvalue()), n.newlines)
    n = _io.StringIO(newline=nl); n.write("x\ny\r\nz\r"); n.write("\nq"); n.seek(0); print(repr(n.getvalue()), list(n), n.newlines)
o = _io.StringIO(); o.write("abc"); o.seek(6); o.write("z"); t(lambda: o.getvalue()); o.seek(1); o.write("XY"); t(lambda: o.getvalue()); t(lambda: o.truncate(2)); t(lambda: o.getvalue()); t(lambda: o.readline(1)); o.seek(0); t(lambda: o.readline(1)); t(lambda: next(o)); t(lambda: next(o, "end"))
for f in (lambda: s.read("x"), lambda: s.write(b"x"), lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: s.seek(0, 3), lambda: s.seek("x"), lambda: s.truncate(-1), lambda: s.truncate("x"), lambda: _io.StringIO(1), lambda: _io.StringIO("", 1), lambda: _io.StringIO("", "x"), lambda: s.__setstate__(1), lambda: s.__setstate__(("a", None, "x", None)), lambda: s.fileno(), lambda: s.detach(), lambda: s.buffer, lambda: _io.StringIO.__new__(_io.StringIO).read(), lambda: s.readline("x"), lambda: s.writelines([1])):
    t(f)
s = _io.StringIO("pickle"); s.read(2); s.z = 1; t(lambda: s.__getstate__()); u = _io.StringIO(); u.__setstate__(("t\r\nu", "\r\n", 1, {"a": 2})); t(lambda: (u.read(), u.a))
s.close(); t(lambda: s.closed); t(lambda: s.read()); t(lambda: s.getvalue()); t(lambda: s.write("")); t(lambda: s.readable()); t(lambda: iter(s)); t(lambda: s.close()); t(lambda: s.__enter__())
with _io.StringIO("ctx") as q: t(lambda: q.read())
t(lambda: q.closed)
class Sub(_io.StringIO):
    def readline(self, n=-1): return "sub\n" if not hasattr(self, "d") and not setattr(self, "d", 1) else ""
t(lambda: list(Sub())); t(lambda: repr(Sub)[:30])
class Closes(_io.BytesIO):
    def close(self): print("closing"); super().close()
x = Closes(b"1"); del x
import weakref
r = _io.BytesIO(); w = weakref.ref(r); t(lambda: w() is r); del r; t(lambda: w())
