# needs: lib
# operator through its Python face, and types.
import operator, types
print(operator.add(1, 2), operator.itemgetter(1)([1, 2]), operator.attrgetter("real")(3), operator.methodcaller("upper")("a"), operator.__add__(1, 2), sorted(n for n in dir(operator) if n.startswith("i") and not n.startswith("is"))[:6])
n = types.SimpleNamespace(a=1, b="x"); n.c = 3; print(n, n == types.SimpleNamespace(a=1, b="x", c=3), vars(n)); del n.a; print(n, types.SimpleNamespace({"q": 1}, r=2), types.SimpleNamespace())
m = types.MappingProxyType({"a": 1}); print(m, m["a"], list(m), len(m), m | {"b": 2}, m == {"a": 1}, "a" in m, m.get("z", 0), hash(types.MappingProxyType({})) if False else "")
for f in (lambda: m.__setitem__("a", 1), lambda: types.MappingProxyType(5), lambda: n.zzz, lambda: types.SimpleNamespace(5), lambda: types.FunctionType(), lambda: types.new_class("X", (int, str)), lambda: types.CellType(1, 2), lambda: types.CellType().cell_contents, lambda: types.MethodType(len, None), lambda: types.coroutine(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
C = types.new_class("C", (object,), {}, lambda ns: ns.update(x=5)); print(C.x, C.__name__, types.resolve_bases((int,)), types.prepare_class("Q")[0].__name__)
print(types.FunctionType is type(lambda: 0), types.GeneratorType, types.NoneType, types.EllipsisType, types.UnionType, types.GenericAlias(list, (int,)), types.CellType(5).cell_contents, types.MethodType(lambda s, x: (s, x), 1)(2), types.DynamicClassAttribute.__name__)
@types.coroutine
def g():
    r = yield 1
    return r
async def a(): return await g()
c = a(); print(c.send(None))
try: c.send("sent")
except StopIteration as e: print(e.value)
c = compile("def f(a, b=1): return a", "x", "exec").co_consts[0] if False else (lambda a, b=1: a).__code__
d = c.replace(co_name="renamed", co_filename="elsewhere"); print(d.co_name, d.co_filename, d == c, types.FunctionType(d, {})(5, 6), type(d).__name__, hash(c) == hash(c))
