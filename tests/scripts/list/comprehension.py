# Comprehensions of all four kinds.
print([x * 2 for x in range(5)], [x for x in range(10) if x % 2], [x for x in range(20) if x % 2 if x % 3], [(x, y) for x in range(3) for y in "ab"], [[y for y in range(x)] for x in range(4)])
print({x % 3 for x in range(10)}, {x: x * x for x in range(4)}, {k: v for k, v in [("a", 1), ("b", 2)]}, {v: k for k, v in {"a": 1}.items()})
g = (x + 1 for x in range(3))
print(next(g), list(g), list(g), sum(x for x in range(5)), max((len(w) for w in ["a", "bbb"]), default=0))
x = "outer"
print([x for x in range(2)], x)
def f(n):
    return [n + i for i in range(n)], [lambda: i for i in range(3)], {i: n for i in range(n)}
a, b, c = f(3)
print(a, [g() for g in b], c)
def late():
    fs = [lambda: i for i in range(3)]
    i = "no"
    return [f() for f in fs]
print(late())
print([y for x in [[1, 2], [3]] for y in x], [x for x, in [(1,), (2,)]], [a + b for a, b in zip("xy", "zw")], [c for a, *c in [(1, 2, 3), (4,)]])
print([i for i in range(5) if (half := i // 2)], half)
print([(y := x * 2, y + 1) for x in range(3)], y)
class C:
    n = 3
    items = [i for i in range(n)]
    try:
        bad = [n for _ in range(1)]
        print("class sees", bad)
    except NameError as e:
        print(e)
    nested = [[j for j in range(i)] for i in range(n)]
print(C.items, C.nested, hasattr(C, "i"))
try:
    [undefined for _ in range(1)]
except NameError as e:
    print(e)
try:
    [1 / z for z in (1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    [x for x in 5]
except TypeError as e:
    print(e)
try:
    (x for x in 5)
except TypeError as e:
    print(e)
try:
    {[]: 1 for _ in range(1)}
except TypeError as e:
    print(e)
def order():
    def e(name, v):
        print(name, end=" ")
        return v
    r = {e("k", i): e("v", i) for i in e("iter", range(2)) if e("if", True)}
    print(r)
order()
def nonlocal_test():
    total = 0
    def add(n):
        nonlocal total
        total += n
        return total
    return [add(i) for i in range(5)], total
print(nonlocal_test())
print([[i * j for j in range(3)] for i in range(3)], [*(i for i in range(3)), *[9]], {**{i: i for i in range(2)}, 5: 5}, (*[x for x in "ab"],))
def gen():
    return (i * k for i in range(3) for k in range(i))
print(list(gen()), type(gen()).__name__, gen().__name__, gen().__qualname__)
m = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in m] for i in range(3)], list(map(list, zip(*m))))
print([locals().get("q") for q in [1, 2]], [x for x in range(3) for x in range(x)], sorted([i for i in locals() if i == "zz"]))
lst = [1, 2, 3]
print([lst.pop() for _ in range(3)], lst)
