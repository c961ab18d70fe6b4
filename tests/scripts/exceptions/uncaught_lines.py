# Carets under the part of a line that failed, in expressions over several lines.
def table():
    rows = {"a": [1, 2], "b": None}
    total = 0
    for key in rows:
        total += sum(
            x * 2
            for x in rows[key]
        )
    return total
try:
    value = table()
except TypeError as e:
    print(e)
def indexes(m, i, j): return m[i][j] + m[j][i]
def calls(f, *a, **k): return f(*a, **k).result.other
def ops(a, b): return (a + b) * (a - b) / (a // b)
class Obj:
    @property
    def prop(self): return self._hidden
import sys
for f in (lambda: indexes([[1, 2], [3]], 0, 1), lambda: calls(len, "ab"), lambda: ops(1, 0), lambda: ops("a", 1), lambda: Obj().prop, lambda: [y for y in 5], lambda: {**{}, "é日": 1}["x"].z, lambda: print(1, 2)(3)):
    try: f()
    except Exception as e:
        sys.excepthook(type(e), e, e.__traceback__)
indexes(
    [[1]],
    0,
    5,
)
