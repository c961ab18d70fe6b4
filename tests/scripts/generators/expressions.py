# Generator expressions and laziness.
def noisy(x):
    print("compute", x)
    return x
g = (noisy(x) for x in range(3))
print("made")
print(next(g))
print(list(g))
print(sum(x for x in range(10)), max((x % 5 for x in range(10))), ",".join(str(x) for x in range(3)), any(noisy(x) > 0 for x in range(5)), all(noisy(x) < 1 for x in range(5)), sorted((x for x in "cab"), reverse=True), dict((x, x * 2) for x in range(2)), set(x % 2 for x in range(5)), tuple(x for x in range(2)), [*(x for x in "ab")])
n = 5
g = (x + n for x in range(2))
n = 100
print(list(g))
items = [1, 2]
g = (x for x in items)
items = [9]
print(list(g))
try:
    g = (x for x in undefined)
except NameError as e:
    print(e)
g = (undefined for x in [1])
try:
    next(g)
except NameError as e:
    print(e)
print(list(g))
g = (a + b for a in noisy([1, 2]) for b in noisy([10, 20]))
print(list(g))
def f(*a): return a
print(f(*(x for x in range(3))), f((x for x in range(1))).__class__.__name__, list(zip((x for x in "ab"), (y for y in "cd"))))
g = ((yield_ := x) for x in range(2))
print(list(g), yield_)
def gen():
    r = yield [(yield_), 1]
    print("r", r)
print(next(gen()))
def primes(n):
    sieve = (all(p % d for d in range(2, int(p ** 0.5) + 1)) for p in range(2, n))
    return [p for p, ok in zip(range(2, n), sieve) if ok]
print(primes(50))
g = (1 / x for x in (1, 0, 2))
print(next(g))
try:
    next(g)
except ZeroDivisionError:
    print("zero")
print(next(g, "finished"))
print([list(row) for row in ((i * j for j in range(3)) for i in range(3))])
g = (x for x in range(10))
print(3 in g, next(g), 3 in g)
print(list(x for x in range(5) if x % 2), list((x, y) for x in range(3) if x for y in range(x)))
def walk(n):
    return (y for x in range(n) for y in walk(x)) if n else iter([0])
print(list(walk(4)))
big = (x for x in range(10 ** 12))
print(next(big), next(big))
from_fn = (f() for f in [lambda: 1, lambda: 2])
print(list(from_fn), (lambda: (x for x in "z"))().__next__())
class C:
    data = [1, 2, 3]
    doubled = list(x * 2 for x in data)
print(C.doubled)
chunks = [list(c) for c in zip(*[iter(range(6))] * 2)]
print(chunks)
it = iter([1, 2, 3, 4])
print([(x, next(it, None)) for x in it])
