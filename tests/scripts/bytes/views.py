# memoryview: formats, shapes, assignment, comparison, release; bytearray's exports; __buffer__ of classes.
def show(call, *args, **kwargs):
    try:
        print(ascii(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


def assign(target, key, value):
    target[key] = value
    return bytes(target)


data = bytearray(range(24))
view = memoryview(data)
for letter in "cbBhHiIlLqQnNfde?P":
    try:
        other = view.cast(letter)
    except TypeError as error:
        print(letter, error)
        continue
    print(letter, other.itemsize, len(other), other.shape, other.strides, other.format, other.nbytes, other.tolist()[:3] if letter not in "fde" else "")
for letter, values in [("b", [-128, 127, 128, -129, 1.5, "a"]), ("B", [0, 255, 256, -1]), ("h", [-32768, 32768]), ("Q", [2**64 - 1, 2**64, -1]), ("q", [2**63]),
                       ("c", [b"a", b"ab", "a", 1]), ("?", [0, 1, "x", []]), ("d", [1, 1.5, "a"]), ("f", [0.5, 1e10]), ("e", [1.0, 65504.0, 1e-7, -2.5])]:
    for value in values:
        buffer = bytearray(8)
        cast = memoryview(buffer).cast(letter)
        show(assign, cast, 0, value)
        if letter in "?cdfe":
            show(lambda: cast[0])
grid = view.cast("B", shape=[2, 3, 4])
print(grid.ndim, grid.shape, grid.strides, grid.tolist(), grid[1, 2, 3], grid[-1, -1, -1], grid.c_contiguous, grid.f_contiguous)
show(lambda: grid[0])
show(lambda: grid[0, 1])
show(lambda: grid[0, 1, 2, 3])
show(lambda: grid[2, 0, 0])
show(lambda: grid[0:1, 0:1])
show(lambda: grid["a"])
show(lambda: grid[1:].tolist())
show(lambda: list(grid))
show(lambda: len(grid))
show(assign, grid, (0, 0, 0), 99)
show(lambda: grid.tobytes("F"))
show(lambda: grid.tobytes("X"))
show(lambda: grid.cast("H").shape)
show(lambda: view.cast("B", [5]))
show(lambda: view.cast("B", [0]))
show(lambda: view.cast("B", ["a"]))
show(lambda: view.cast("B", "ab"))
show(lambda: view.cast("xx"))
show(lambda: view[::2].cast("H"))
show(lambda: view.cast("H").cast("I"))
show(lambda: view[3:].cast("H"))
scalar = memoryview(b"x").cast("B", [])
print(scalar.ndim, scalar.shape, scalar[()], scalar[...] == scalar, scalar.tolist())
show(lambda: len(scalar))
show(lambda: scalar[0])
show(assign, view, slice(0, 3), b"abc")
show(assign, view, slice(0, 3), b"abcd")
show(assign, view, slice(None, None, 8), b"xyz")
show(assign, view, slice(0, 4), view[2:6])
show(assign, view, 100, 1)
show(assign, memoryview(b"abc"), 0, 1)
show(lambda: view.toreadonly()[0])
show(assign, view.toreadonly(), 0, 1)
print(memoryview(b"abc") == b"abc", memoryview(b"abc") != b"abd", memoryview(b"abc") == "abc", memoryview(b"ab").cast("b") == memoryview(b"ab"))
print(view.cast("h")[:2] == view.cast("H")[:2], memoryview(b"ab")[::-1] == b"ba", hash(memoryview(b"abc")) == hash(b"abc"))
show(hash, view)
show(hash, memoryview(b"abcd").cast("H"))
show(lambda: memoryview(b"abc") < b"abd")
show(data.append, 1)
show(data.extend, b"a")
show(data.pop)
show(data.clear)
show(data.__delitem__, 0)
show(data.__setitem__, slice(0, 2), b"x")
show(data.__setitem__, slice(0, 2), b"xy")
second = memoryview(view)
view.release()
show(lambda: view[0])
show(lambda: view.tolist())
show(lambda: view.obj)
print(repr(view)[:16], second[0], second.obj is data)
for other in (grid, second):
    other.release()
del other, cast, grid, second, view
array = bytearray(b"abc")
with memoryview(array) as inner:
    show(array.append, 1)
    print(inner.obj is array, inner.readonly)
array.append(100)
print(array)
outer = memoryview(array)
inner = memoryview(outer)
show(outer.release)
print(inner[0])
print(memoryview(b"abcabc").count(97), memoryview(b"abcabc").index(99), memoryview(b"abcabc").index(99, 3))
show(lambda: memoryview(b"abc").index(200))
print(memoryview(b"abc").hex("-"), b"".join([memoryview(b"a"), bytearray(b"b")]), bytes(memoryview(b"abcdef")[::-2]))
show(memoryview, 1)
show(memoryview)
show(memoryview, b"", b"")


class Exporter:
    def __init__(self):
        self.data = bytearray(b"hello")
        self.released = 0

    def __buffer__(self, flags):
        return memoryview(self.data)

    def __release_buffer__(self, view):
        self.released += 1


exporter = Exporter()
with memoryview(exporter) as view:
    print(view[0], view.obj is exporter, bytes(view))
    view[0] = 72
print(exporter.data, bytes(exporter), exporter.released > 0)


class Wrong:
    def __buffer__(self, flags):
        return 1


show(memoryview, Wrong())
show(bytes, Wrong())
