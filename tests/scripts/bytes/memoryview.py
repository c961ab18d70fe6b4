# memoryview: slicing, casting, writing, releasing.
data = bytearray(range(12))
m = memoryview(data)
print(len(m), m[0], m[-1], m[2:5].tolist(), m[::3].tolist(), m[::-1].tolist()[:3], m.format, m.itemsize, m.nbytes, m.shape, m.strides, m.ndim, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.suboffsets)
m[0] = 100
m[1:3] = b"\xfe\xff"
m[6:8] = memoryview(b"ab")
print(data, m.tobytes(), bytes(m[:4]), list(m), m == data, m == bytes(data), m[:2] == b"d\xfe", m != b"", m.hex(), m[:3].hex(":"))
c = m.cast("H")
print(c.format, len(c), c[0], c.itemsize, c.tolist(), c.nbytes, c.shape)
c[0] = 1
print(data[:2])
d = m.cast("B", shape=[3, 4])
print(d.shape, d.strides, d.ndim, d.tolist(), d[1, 2], len(d), d.nbytes)
d[2, 3] = 77
print(data[-1], m.cast("b")[2], m.cast("c")[0], m.cast("?")[0], m.cast("i").tolist() == [int.from_bytes(data[i:i + 4], "little", signed=True) for i in (0, 4, 8)])
r = memoryview(b"const")
print(r.readonly, r.toreadonly().readonly, r.obj, hash(r) == hash(b"const"), 99 in r, [x for x in r], list(reversed(r)), r.index(110), r.count(110))
for f in (
    lambda: r.__setitem__(0, 1),
    lambda: m.__setitem__(0, 256),
    lambda: m.__setitem__(0, "a"),
    lambda: m.__setitem__(100, 1),
    lambda: m.__setitem__(slice(0, 2), b"abc"),
    lambda: m.__delitem__(0),
    lambda: m[100],
    lambda: m["a"],
    lambda: m[1.5],
    lambda: d[0],
    lambda: d[0, 0, 0],
    lambda: d[5, 0],
    lambda: d[0:1, 0:1],
    lambda: m.cast("X"),
    lambda: m.cast("Q", shape=[5]),
    lambda: m[:5].cast("H"),
    lambda: m.cast("H").cast("I"),
    lambda: memoryview("a"),
    lambda: memoryview(5),
    lambda: memoryview(),
    lambda: hash(m),
    lambda: m + m,
    lambda: m < m,
    lambda: m[::2].cast("B"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
with memoryview(data) as w:
    print(w[3])
try:
    w[0]
except ValueError as e:
    print(e)
s = m[2:6]
s.release()
print(repr(s).split(" at ")[0], m.tolist()[:3])
for f in (lambda: s.tolist(), lambda: len(s), lambda: s.nbytes):
    try:
        f()
    except ValueError as e:
        print(e)
try:
    data.append(1)
except BufferError as e:
    print(e)
c.release(); d.release(); m.release(); del m
try:
    data.append(1)
    print(len(data))
except BufferError as e:
    print(e)
x = memoryview(bytearray(8)).cast("d")
x[0] = 1.5
print(x.tolist(), x.tobytes())
x = memoryview(bytearray(8)).cast("q")
x[0] = -2
print(x[0], x.tobytes())
for v in (2 ** 63, 1.5, "a"):
    try:
        x[0] = v
    except Exception as e:
        print(type(e).__name__, e)
