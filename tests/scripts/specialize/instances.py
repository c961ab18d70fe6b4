# Many instances, dictionaries and closures in loops that get warm: results must stay right.
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, o): return self.x == o.x and self.y == o.y
    def __hash__(self): return hash((self.x, self.y))
    def move(self, dx, dy): return P(self.x + dx, self.y + dy)
    @property
    def norm(self): return abs(self.x) + abs(self.y)
    def __repr__(self): return f"P({self.x},{self.y})"
pts = [P(i % 7, i % 5) for i in range(200)]
print(len(set(pts)), sum(p.norm for p in pts), max(pts, key=lambda p: (p.norm, p.x)), pts[13].move(1, -1))
seen = {}
for p in pts: seen[p] = seen.get(p, 0) + 1
print(seen[P(0, 0)], len(seen), list(seen)[:3])
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
cs = [counter() for _ in range(10)]
for i, c in enumerate(cs):
    for _ in range(i * 10): c()
print([c() for c in cs])
class Stack:
    def __init__(self): self.items = []
    def push(self, x): self.items.append(x); return self
    def pop(self): return self.items.pop()
    def __len__(self): return len(self.items)
    def __bool__(self): return bool(self.items)
s = Stack()
for i in range(150): s.push(i).push(-i).pop()
print(len(s), sum(s.items))
while s: last = s.pop()
print(last, len(s))
class Base:
    def f(self): return 1
class Mid(Base):
    def f(self): return super().f() + 1
class Leaf(Mid):
    def f(self): return super().f() + 1
o = Leaf(); print(sum(o.f() for _ in range(100)))
Base.f = lambda self: 10; print(o.f()); Mid.f = lambda self: 5; print(o.f())
class Lazy:
    def __getattr__(self, n):
        v = len(n)
        setattr(self, n, v)
        return v
z = Lazy(); print([z.abc + z.de for _ in range(60)][-1], vars(z))
class Del:
    alive = 0
    def __init__(self): Del.alive += 1
    def __del__(self): Del.alive -= 1
def churn(n):
    for _ in range(n): a, b = Del(), Del(); a.o = b
churn(100); print(Del.alive)
keep = [Del() for _ in range(50)]; print(Del.alive); del keep[10:40]; print(Del.alive); keep.clear(); print(Del.alive)
def swap(n):
    a, b, c = 1, 2, 3
    for _ in range(n): a, b, c = c, a, b
    return a, b, c
print(swap(100), swap(101), swap(102))
def matrix(n):
    a = [[(i * j) % 7 for j in range(n)] for i in range(n)]
    return [[sum(a[i][k] * a[k][j] for k in range(n)) for j in range(n)] for i in range(n)]
m = matrix(8); print(m[3], sum(map(sum, m)))
def exceptions(n):
    ok = bad = 0
    for i in range(n):
        try:
            if i % 3 == 0: raise ValueError(i)
            ok += 1
        except ValueError as e: bad += e.args[0]
        finally: ok += 0
    return ok, bad
print(exceptions(100))
def kwargs(**k): return sum(k.values())
print(sum(kwargs(a=i, b=i) for i in range(100)))
def comp(n): return {i: [j for j in range(i) if j % 2] for i in range(n) if i % 5 == 0}
print(comp(21))
print(sorted({(i * i) % 97 for i in range(300)})[:10], len({str(i % 50) for i in range(200)}), "".join(chr(97 + i % 26) for i in range(60)))
