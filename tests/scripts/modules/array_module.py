# array.array.
import array
a = array.array("i", [1, 2, 3])
print(a, len(a), a[0], a[-1], a[1:], a.typecode, a.itemsize, list(a), a == array.array("i", [1, 2, 3]), a + a, a * 2, 2 in a, a < array.array("i", [1, 3]))
a.append(4); a.extend([5, 6]); a.extend(array.array("i", [7])); a.insert(0, 0); print(a)
print(a.pop(), a.pop(0), a.index(3), a.count(2), a)
a.remove(3); a.reverse(); print(a)
a[0] = 60; a[1:3] = array.array("i", [9, 8, 7]); del a[0]; print(a)
a += array.array("i", [100]); a *= 2; print(a, a[::-1], a[::2])
print(a.tolist(), array.array("B", b"abc"), array.array("B", b"abc").tobytes(), array.array("d", [1.5, -2]), array.array("f", [0.5]), array.array("b", [-1]), array.array("H", [65535]), array.array("q", [-2 ** 63]), array.array("Q", [2 ** 64 - 1]), array.array("w", "héllo🎉"), array.array("i"))
w = array.array("w", "abc"); w.append("d"); print(w.tounicode(), w[0], w)
b = array.array("H", [1, 256]); b.byteswap(); print(b)
f = array.array("h"); f.frombytes(b"\x01\x00\x02\x00"); f.fromlist([3, 4]); print(f)
print(array.typecodes, bytes(array.array("B", [1, 2])), memoryview(array.array("i", [1, 2])).tolist(), memoryview(a).format, [x for x in a][:2], sum(array.array("d", [0.5] * 4)))
for g in (lambda: array.array("x"), lambda: array.array("i", ["a"]), lambda: array.array("i", [1.5]), lambda: array.array("b", [200]), lambda: array.array("B", [-1]), lambda: array.array("i", [2 ** 40]), lambda: array.array(), lambda: array.array("ii"), lambda: array.array(5), lambda: a.append("a"), lambda: a.append(1.5), lambda: a[100], lambda: a["x"], lambda: a + [1], lambda: a + array.array("d"), lambda: a.pop(100), lambda: a.remove(12345), lambda: a.index(12345), lambda: array.array("i").pop(), lambda: a.__setitem__(slice(0, 1), [1]), lambda: f.frombytes(b"abc"), lambda: f.fromlist("ab"), lambda: array.array("i", "abc"), lambda: array.array("w", b"abc") if False else array.array("w", [1]), lambda: hash(a), lambda: a < [1], lambda: array.array("i", [1]).tounicode(), lambda: a.extend(array.array("d")), lambda: a.extend(5)):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
m = memoryview(a)
try:
    a.append(1)
except BufferError as e:
    print(e)
m.release(); a.append(1)
class Sub(array.array): pass
s = Sub("i", [1]); s.x = 5
print(type(s).__name__, s.x, s, type(s + s).__name__, array.array("i", s), array.array("i", (x * x for x in range(4))), array.array("d", array.array("i", [1, 2])), a.buffer_info()[1] == len(a), array.ArrayType is array.array)
