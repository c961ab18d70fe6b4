# _functools: reduce, partial, cmp_to_key, _lru_cache_wrapper.
from _functools import reduce, partial, cmp_to_key, Placeholder, _lru_cache_wrapper
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, range(1, 6), 10), reduce(max, [3, 1], 0), reduce(lambda a, b: a + [b], "ab", []), reduce(5 .__add__ if False else (lambda a, b: 0), [7]))
for f in (lambda: reduce(lambda a, b: a, []), lambda: reduce(1), lambda: reduce(None, [1, 2]), lambda: reduce(lambda a: a, [1, 2]), lambda: reduce(max, 5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def f(*a, **k): return a, k
p = partial(f, 1, x=2)
print(p(), p(3), p(3, y=4), p(x=9), p.func is f, p.args, p.keywords, repr(p).replace(repr(f), "f"))
q = partial(p, 5, z=6)
print(q(), q.func is f, q.args, q.keywords)
q.attr = 1; print(q.attr, q.__dict__)
ph = partial(f, Placeholder, 2, Placeholder, 4)
print(ph(1, 3), ph(1, 3, 5), Placeholder)
class C:
    m = partial(f, "bound?")
print(len(C().m("x")[0]))
for g in (lambda: partial(), lambda: partial(5), lambda: ph(1), lambda: partial(f, Placeholder), lambda: partial(f, 1)(**{"a": 1}), lambda: partial(int, base=2)("101"), lambda: partial(int, "z")(), lambda: partial(f, x=Placeholder)):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
k = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(sorted([3, 1, 2], key=k), sorted("bca", key=cmp_to_key(lambda a, b: ord(b) - ord(a))), k(1) < k(2), k(1) == k(1), k(5).obj, max([1, 5, 3], key=k))
for g in (lambda: k(1) < 5, lambda: hash(k(1)), lambda: k(), lambda: sorted([1, 2], key=cmp_to_key(lambda a, b: "x")), lambda: cmp_to_key()):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
calls = []
def slow(n, k=0):
    calls.append(n)
    return n * 2
class Info(tuple):
    def __new__(cls, *a): return tuple.__new__(cls, a)
c = _lru_cache_wrapper(slow, 2, False, Info)
print([c(1), c(2), c(1), c(3), c(2), c(1)], calls, c.cache_info())
c.cache_clear(); print(c.cache_info(), c(1, k=1), c(1, k=1), c.cache_info())
u = _lru_cache_wrapper(slow, None, True, Info)
print(u(1), u(1.0), u(True), u.cache_info())
z = _lru_cache_wrapper(slow, 0, False, Info)
z(1); z(1); print(z.cache_info())
try:
    c([])
except TypeError as e:
    print(e)
fib = _lru_cache_wrapper(lambda n: n if n < 2 else fib(n - 1) + fib(n - 2), None, False, Info)
print(fib(60), fib.cache_info())
class M:
    @staticmethod
    def wrap(f): return _lru_cache_wrapper(f, 10, False, Info)
    def m(self, x): return x + 1
    cm = None
M.cm = M.wrap(M.m)
print(M().cm(1), M.cm.cache_info())
