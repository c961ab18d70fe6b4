# needs: lib
# functools.
import functools
from functools import wraps, lru_cache, cache, cached_property, singledispatch, singledispatchmethod, total_ordering, partialmethod, reduce, partial
def deco(f):
    @wraps(f)
    def w(*a): return f(*a)
    return w
@deco
def named(x: int) -> str:
    "its doc"
print(named.__name__, named.__doc__, named.__wrapped__.__name__, named.__annotations__)
calls = []
@lru_cache(maxsize=2)
def sq(n): calls.append(n); return n * n
print(sq(2), sq(2), sq(3), sq(4), sq(2), calls, sq.cache_info(), sq.cache_parameters()); sq.cache_clear(); print(sq.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), fib.cache_info())
class C:
    n = 0
    @cached_property
    def v(self): C.n += 1; return C.n
c = C(); print(c.v, c.v, C().v, c.__dict__); del c.v; print(c.v)
@singledispatch
def show(x): return "object"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list of " + ", ".join(map(show, x))
@show.register(float)
@show.register(complex)
def _(x): return "number"
print(show("a"), show(1), show(True), show([1, "x", 2.5]), show(1j), show.dispatch(bool).__name__, sorted(k.__name__ for k in show.registry))
class M:
    @singledispatchmethod
    def f(self, x): return "default"
    @f.register
    def _(self, x: str): return "str"
print(M().f(1), M().f("a"))
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), sorted([V(3), V(1)])[0].n)
class Cell:
    def set(self, a, b=0): return (a, b)
    on = partialmethod(set, True)
    kw = partialmethod(set, b=5)
print(Cell().on(), Cell().on(3), Cell().kw(1))
print(reduce(lambda a, b: a * b, range(1, 6)), partial(pow, 2)(10), functools.cmp_to_key(lambda a, b: b - a)(1) < functools.cmp_to_key(lambda a, b: b - a)(0))
try: show()
except TypeError as e: print(e)
try: lru_cache("x")
except TypeError as e: print(e)
try: total_ordering(type("T", (), {}))
except ValueError as e: print(e)
