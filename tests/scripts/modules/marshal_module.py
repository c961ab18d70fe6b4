# marshal.
import marshal
values = [None, True, False, ..., StopIteration, 0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 40, -(10 ** 30), 1.5, -0.0, float("inf"), 1 + 2j, "", "abc", "é日🎉", "\ud800", b"", b"bytes", bytearray(b"x"), (), (1, 2), [1, [2]], {}, {"a": 1, 2: [3]}, {1}, frozenset([2]), slice(1, 2, 3), ((1,),) * 3, "a" * 300, (1,) * 300]
for v in values:
    for version in (0, 2, 4, 5):
        try:
            d = marshal.dumps(v, version)
            r = marshal.loads(d)
            if version == 5: print(repr(v)[:40] if v is not StopIteration else v, d[:30], len(d))
            if not (r == v or v != v) or type(r) is not type(v) and not isinstance(v, bytearray): print("  differs", version, repr(r)[:40])
        except ValueError as e:
            print("  ", version, repr(v)[:30], e)
code = compile("def f(x, y=2): return x + y\nprint(f(1))", "<m>", "exec")
c2 = marshal.loads(marshal.dumps(code))
exec(c2)
print(c2.co_filename, c2.co_code == code.co_code, [k.co_varnames for k in c2.co_consts if hasattr(k, "co_varnames")], c2 == code)
l = [1]; l.append(l)
x = marshal.loads(marshal.dumps(l)); print(x[1] is x)
s = "shared string"; t = marshal.loads(marshal.dumps([s, s])); print(t[0] is t[1])
for f in (lambda: marshal.dumps(object()), lambda: marshal.dumps(len), lambda: marshal.dumps([1, [object()]]), lambda: marshal.loads(b""), lambda: marshal.loads(b"x"), lambda: marshal.loads(b"i\1"), lambda: marshal.loads("a"), lambda: marshal.loads(b"(\xff\xff\xff\xff"), lambda: marshal.loads(b"r\5\0\0\0"), lambda: marshal.loads(b"\xe9"), lambda: marshal.loads(b"s\xff\xff\xff\x7f"), lambda: marshal.dumps(code, 5, allow_code=False), lambda: marshal.loads(marshal.dumps(code), allow_code=False), lambda: marshal.loads(b"u\1\0\0\0\xff"), lambda: marshal.loads(b"[\2\0\0\0N"), lambda: marshal.loads(b"0"), lambda: marshal.dumps(), lambda: marshal.loads(b"{N"), lambda: marshal.loads(b"l\1\0\0\0\xff\xff"), lambda: marshal.loads(b"c" + b"\0" * 20)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
deep = []
for _ in range(3000): deep = [deep]
try:
    marshal.dumps(deep)
except ValueError as e:
    print(e)
print(marshal.version, marshal.loads(b"i\5\0\0\0trailing"), marshal.loads(memoryview(b"T")), marshal.loads(bytearray(b"N")))
