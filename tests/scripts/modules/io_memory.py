# _io: StringIO and BytesIO.
from _io import StringIO, BytesIO, UnsupportedOperation
s = StringIO()
print(s.write("hello\n"), s.write("world"), s.getvalue(), s.tell(), s.seek(0), s.read(3), s.readline(), s.read(), s.read(), repr(s.readline()))
s.seek(0); print(list(s), s.seek(0, 2), s.truncate(5), s.getvalue())
s.seek(2); s.write("XY"); print(s.getvalue(), s.tell()); s.seek(10); s.write("!"); print(repr(s.getvalue()))
s = StringIO("a\nb\r\nc\rd", newline=None); print(s.readlines(), s.newlines)
s = StringIO("a\nb\r\nc\rd", newline=""); print(s.readlines())
s = StringIO("a\nb\r\nc"); print(s.readlines(), StringIO("x\ny", newline="\r\n").getvalue())
s = StringIO("one\ntwo\nthree\n"); print(s.readline(2), s.readline(), s.readlines(1), next(s), next(s, "end"))
s = StringIO("init"); s.write("X"); print(s.getvalue(), s.closed, s.readable(), s.writable(), s.seekable(), s.isatty(), s.line_buffering); s.close(); print(s.closed)
for f in (lambda: s.read(), lambda: s.getvalue(), lambda: s.write("a"), lambda: s.tell(), lambda: iter(s), lambda: s.__enter__(), lambda: StringIO(5), lambda: StringIO("a", newline="x"), lambda: StringIO().write(b"a"), lambda: StringIO().write(5), lambda: StringIO().seek(-1), lambda: StringIO().seek(1, 1), lambda: StringIO().seek(0, 5), lambda: StringIO().truncate(-1), lambda: StringIO().fileno(), lambda: StringIO().detach(), lambda: StringIO().read("a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
b = BytesIO(b"initial")
print(b.read(3), b.tell(), b.read(), b.read(), b.seek(0), b.write(b"IN"), b.getvalue(), b.seek(-2, 2), b.read(), b.seek(1), b.seek(1, 1), b.read1(2), b.readable(), b.getbuffer()[0])
b = BytesIO(); b.write(b"l1\nl2\n"); b.write(bytearray(b"l3")); b.writelines([b"a", b"b"]); b.seek(0); print(b.readlines(), b.seek(0), b.readline(), b.readline(1), list(b))
b.seek(20); b.write(b"z"); print(b.getvalue(), b.truncate(3), b.getvalue())
buf = bytearray(4); b.seek(0); print(b.readinto(buf), buf)
v = b.getbuffer()
try:
    b.write(b"more data that grows")
except BufferError as e:
    print(e)
v[0] = 90; v.release(); print(b.getvalue())
with BytesIO(b"ctx") as c: print(c.read())
for f in (lambda: c.read(), lambda: BytesIO("a"), lambda: BytesIO(5), lambda: BytesIO().write("a"), lambda: BytesIO().seek(-1), lambda: BytesIO().seek(0, 9), lambda: BytesIO().truncate(-1), lambda: BytesIO().fileno(), lambda: BytesIO().detach(), lambda: BytesIO().readinto(b"x"), lambda: BytesIO().read("a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Sub(StringIO):
    def write(self, t): return super().write(t.upper())
x = Sub(); x.write("abc"); print("printed", file=x); print(repr(x.getvalue()))
print(issubclass(UnsupportedOperation, (OSError, ValueError)), isinstance(b, BytesIO), StringIO("é日🎉").read(2), StringIO("ab").getvalue(), [l for l in StringIO("1\n2")])
s = StringIO(); s.writelines(["a", "b\n", "c"]); print(repr(s.getvalue()), s.getvalue() is s.getvalue() or True)
st = StringIO("state"); st.read(2); g = st.__getstate__(); n = StringIO(); n.__setstate__(g); print(g[:3], n.read())
