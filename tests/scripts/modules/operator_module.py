# _operator: every function.
import _operator as op
for name, args in (("add", (1, 2)), ("sub", (5, 3)), ("mul", ("a", 3)), ("truediv", (7, 2)), ("floordiv", (7, 2)), ("mod", (7, 3)), ("pow", (2, 5)), ("matmul", (1, 2)), ("neg", (5,)), ("pos", (-5,)), ("abs", (-5,)), ("invert", (5,)), ("inv", (5,)), ("not_", (0,)), ("truth", ([],)), ("and_", (6, 3)), ("or_", (6, 3)), ("xor", (6, 3)), ("lshift", (1, 4)), ("rshift", (16, 2)), ("lt", (1, 2)), ("le", (2, 2)), ("eq", (1, 1.0)), ("ne", (1, 2)), ("gt", (1, 2)), ("ge", (1, 2)), ("is_", (None, None)), ("is_not", (None, 1)), ("is_none", (None,)), ("is_not_none", (None,)), ("concat", ([1], [2])), ("contains", ("abc", "b")), ("countOf", ([1, 2, 1], 1)), ("indexOf", ("abc", "c")), ("getitem", ([1, 2], 1)), ("index", (True,)), ("length_hint", ([1, 2],)), ("iadd", ([1], [2])), ("isub", (5, 1)), ("imul", (2, 3)), ("itruediv", (1, 2)), ("ifloordiv", (7, 2)), ("imod", (7, 4)), ("ipow", (2, 3)), ("iand", (3, 1)), ("ior", (1, 2)), ("ixor", (3, 1)), ("ilshift", (1, 1)), ("irshift", (4, 1)), ("iconcat", ([1], [2])), ("call", (max, 1, 2)), ("concat", (1, 2)), ("contains", (5, 1)), ("indexOf", ([], 1)), ("getitem", ({}, 1)), ("index", (1.5,)), ("length_hint", (5,)), ("length_hint", (5, "a")), ("add", (1,)), ("add", (1, "a")), ("lt", (1, "a")), ("length_hint", (object(), 7))):
    try:
        print(name, getattr(op, name)(*args))
    except Exception as e:
        print(name, type(e).__name__, e)
d = {"a": 1}; op.setitem(d, "b", 2); op.delitem(d, "a"); print(d)
l = [1]; r = op.iadd(l, (2,)); print(r is l, l)
class P:
    def __init__(self): self.x, self.y, self.q = 1, [10, 20], self
    def m(self, *a, **k): return a, k
p = P()
ag, ig, mc = op.attrgetter, op.itemgetter, op.methodcaller
print(ag("x")(p), ag("x", "y")(p), ag("q.q.x")(p), ig(1)("abc"), ig(0, 2)("abc"), ig(slice(1, 3))("abcd"), ig("k")({"k": 5}), mc("m")(p), mc("m", 1, b=2)(p), mc("upper")("a"), sorted([(1, "b"), (0, "z")], key=ig(1)))
print(ag("a", "b.c"), ig(1, 2), mc("f", 1, k=2), op.attrgetter("x") == op.attrgetter("x"))
for f in (lambda: ag(), lambda: ag(5), lambda: ag("nope")(p), lambda: ig(), lambda: ig(5)("a"), lambda: mc(), lambda: mc(5), lambda: mc("nope")(p), lambda: ag("x.nope")(p), lambda: ag("x")(), lambda: ig(1)(1, 2), lambda: ig(0)(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
