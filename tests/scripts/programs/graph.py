# Graph algorithms with dicts, sets, lists and tuples.
g = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"a": 7, "c": 10, "d": 15}, "c": {"a": 9, "b": 10, "d": 11, "f": 2}, "d": {"b": 15, "c": 11, "e": 6}, "e": {"d": 6, "f": 9}, "f": {"a": 14, "c": 2, "e": 9}}
def dijkstra(g, s):
    dist, todo, prev = {s: 0}, [(0, s)], {}
    while todo:
        todo.sort()
        d, u = todo.pop(0)
        if d > dist[u]: continue
        for v, w in g[u].items():
            n = d + w
            if n < dist.get(v, 10 ** 9):
                dist[v], prev[v] = n, u
                todo.append((n, v))
    return dist, prev
d, p = dijkstra(g, "a")
print(d, p)
def path(p, t):
    out = [t]
    while t in p:
        t = p[t]
        out.append(t)
    return out[::-1]
print(path(p, "e"))
def bfs(g, s):
    seen, queue, order = {s}, [s], []
    while queue:
        u = queue.pop(0)
        order.append(u)
        for v in g[u]:
            if v not in seen:
                seen.add(v)
                queue.append(v)
    return order
def dfs(g, s, seen=None):
    seen = [] if seen is None else seen
    seen.append(s)
    for v in g[s]:
        if v not in seen: dfs(g, v, seen)
    return seen
print(bfs(g, "a"), dfs(g, "a"))
deps = {"shoes": ["socks", "trousers"], "trousers": ["pants"], "socks": [], "pants": [], "belt": ["trousers"], "jacket": ["belt", "shirt"], "shirt": []}
def topo(d):
    out, mark = [], {}
    def visit(n):
        if mark.get(n) == 1: raise ValueError("cycle at " + n)
        if n not in mark:
            mark[n] = 1
            for m in d[n]: visit(m)
            mark[n] = 2
            out.append(n)
    for n in d: visit(n)
    return out
print(topo(deps))
deps["pants"] = ["belt"]
try: topo(deps)
except ValueError as e: print(e)
class Union:
    def __init__(self): self.p = {}
    def find(self, x):
        self.p.setdefault(x, x)
        while self.p[x] != x:
            self.p[x] = self.p[self.p[x]]
            x = self.p[x]
        return x
    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b: return False
        self.p[b] = a
        return True
def kruskal(g):
    u = Union()
    edges = sorted((w, a, b) for a in g for b, w in g[a].items() if a < b)
    return [(a, b, w) for w, a, b in edges if u.union(a, b)]
k = kruskal(g)
print(k, sum(w for *_, w in k))
grid = ["S.#.....", "..#.###.", "..#.#.#.", ".....#..", ".###...#", "...#.#.E"]
def maze(rows):
    cells = {(r, c): ch for r, row in enumerate(rows) for c, ch in enumerate(row)}
    start = next(k for k, v in cells.items() if v == "S")
    end = next(k for k, v in cells.items() if v == "E")
    came, front = {start: None}, [start]
    while front:
        new = []
        for r, c in front:
            for step in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if cells.get(step, "#") != "#" and step not in came:
                    came[step] = (r, c)
                    new.append(step)
        front = new
    out, at = [], end
    while at: out.append(at); at = came[at]
    return out[::-1]
m = maze(grid)
print(len(m), m)
def life(cells, n):
    for _ in range(n):
        near = {}
        for r, c in cells:
            for dr in (-1, 0, 1):
                for dc in (-1, 0, 1):
                    if dr or dc: near[r + dr, c + dc] = near.get((r + dr, c + dc), 0) + 1
        cells = {k for k, v in near.items() if v == 3 or v == 2 and k in cells}
    return sorted(cells)
print(life({(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)}, 4), life({(1, 0), (1, 1), (1, 2)}, 1))
def floyd(g):
    d = {(a, b): g[a].get(b, 0 if a == b else 99) for a in g for b in g}
    for k in g:
        for i in g:
            for j in g: d[i, j] = min(d[i, j], d[i, k] + d[k, j])
    return d
f = floyd(g)
for a in g: print(a, [f[a, b] for b in g])
def color(g):
    c = {}
    for n in sorted(g, key=lambda n: -len(g[n])):
        used = {c.get(m) for m in g[n]}
        c[n] = next(i for i in range(9) if i not in used)
    return c
print(color(g))
