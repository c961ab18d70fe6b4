# bytearray: everything that changes it.
a = bytearray(b"hello")
print(a, len(a), a[0], a[1:3], repr(a), str(a), list(a), bytes(a), a == b"hello", b"hello" == a, a == "hello", a < b"i")
a[0] = 72; print(a)
a[-1] = ord("O"); print(a)
a[1:3] = b"EEL"; print(a)
a[2:2] = [1, 2]; print(a)
a[::2] = b"-" * len(a[::2]); print(a)
del a[0]; print(a)
del a[1:3]; print(a)
del a[::2]; print(a)
a.append(33); print(a)
a.extend(b"abc"); a.extend([1, 2]); a.extend(x for x in (3, 4)); print(a)
a += b"xyz"; print(a)
a *= 2; print(a)
a.insert(0, 65); a.insert(100, 66); a.insert(-1, 67); print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove(33); print(a)
a.reverse(); print(a)
b = a.copy(); b.clear(); print(b, len(a) > 0, b == bytearray())
a[:] = b"new"; print(a)
a.resize(5); print(a)
a.resize(2); print(a)
for f in (
    lambda: a.append(256),
    lambda: a.append(-1),
    lambda: a.append("a"),
    lambda: a.__setitem__(0, 300),
    lambda: a.__setitem__(0, b"a"),
    lambda: a.__setitem__(10, 1),
    lambda: a.__setitem__(slice(0, 1), "a"),
    lambda: a.__setitem__(slice(None, None, 2), b"abc"),
    lambda: a.__delitem__(10),
    lambda: a.remove(1),
    lambda: a.remove(300),
    lambda: bytearray().pop(),
    lambda: a.pop(10),
    lambda: a.extend("ab"),
    lambda: a.extend(5),
    lambda: a.extend([1, 300]),
    lambda: a + "x",
    lambda: a.__iadd__("x"),
    lambda: a[1.5],
    lambda: bytearray("a"),
    lambda: bytearray(-1),
    lambda: bytearray([1000]),
    lambda: a.insert("x", 1),
    lambda: a.resize(-1),
    lambda: {a: 1},
    lambda: bytearray(b"a", "utf-8"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(a)
m = memoryview(a)
for f in (lambda: a.append(1), lambda: a.clear(), lambda: a.__delitem__(0), lambda: a.extend(b"xx")):
    try:
        print(f())
    except BufferError as e:
        print("BufferError", e)
m[0] = 90
m.release()
a.append(1)
print(a)
print(bytearray(3), bytearray("é", "utf-8"), bytearray(range(3)), bytearray.fromhex("0aff"), bytearray(b"a b").split(), bytearray(b"x").join([b"1", b"2"]), bytearray(b"aXb").lower(), bytearray(b"ab") + b"c", b"c" + bytearray(b"ab"), type(b"" + bytearray()).__name__, type(bytearray() + b"").__name__)
class Sub(bytearray):
    pass
s = Sub(b"q")
s.attr = 5
print(s, s.attr, type(s + b"a").__name__, type(s.copy()).__name__, bytearray(b"%s!") % b"fmt", s.hex(), bytearray(b"abc").translate(None, b"b"), bytearray(b"abc").replace(b"b", b""))
for i, x in enumerate(bytearray(b"ab")):
    print(i, x)
it = iter(s)
s.extend(b"rs")
print(list(it), it.__length_hint__())
