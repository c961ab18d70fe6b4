# A discrete simulation, an LRU cache, an event bus, a tree with iterators, an observer, a scheduler, a parser of options.
class LRU:
    def __init__(self, n): self.n, self.d, self.hits, self.misses = n, {}, 0, 0
    def get(self, k, make):
        if k in self.d: self.hits += 1; v = self.d.pop(k)
        else:
            self.misses += 1; v = make(k)
            if len(self.d) >= self.n: self.d.pop(next(iter(self.d)))
        self.d[k] = v
        return v
c = LRU(3); print([c.get(k, lambda k: k * k) for k in (1, 2, 3, 1, 4, 2, 5, 1)], list(c.d), c.hits, c.misses)
class Tree:
    def __init__(self): self.root = None; self.size = 0
    def add(self, k, v=None):
        node = [k, v, None, None]; self.size += 1
        if self.root is None: self.root = node; return
        at = self.root
        while True:
            if k == at[0]: at[1] = v; self.size -= 1; return
            i = 2 if k < at[0] else 3
            if at[i] is None: at[i] = node; return
            at = at[i]
    def __iter__(self):
        stack, at = [], self.root
        while stack or at:
            while at: stack.append(at); at = at[2]
            at = stack.pop(); yield at[0], at[1]; at = at[3]
    def height(self):
        def h(n): return 0 if n is None else 1 + max(h(n[2]), h(n[3]))
        return h(self.root)
    def levels(self):
        row = [self.root]
        while row:
            yield [n[0] for n in row]
            row = [m for n in row for m in n[2:] if m]
    def range(self, lo, hi): return [k for k, _ in self if lo <= k < hi]
t = Tree()
for x in (50, 30, 70, 20, 40, 60, 80, 30, 65): t.add(x, str(x))
print(list(t), t.size, t.height(), list(t.levels()), t.range(35, 66))
class Bus:
    def __init__(self): self.subs = {}
    def on(self, name):
        def deco(f): self.subs.setdefault(name, []).append(f); return f
        return deco
    def emit(self, name, *a, **k): return [f(*a, **k) for f in self.subs.get(name, [])]
bus = Bus()
@bus.on("add")
def plus(a, b): return a + b
@bus.on("add")
def times(a, b): return a * b
@bus.on("log")
def log(*a, **k): return a, k
print(bus.emit("add", 3, 4), bus.emit("log", 1, x=2), bus.emit("none"))
class Rng:
    def __init__(self, s): self.s = s
    def __call__(self, n): self.s = (self.s * 1103515245 + 12345) & 0x7FFFFFFF; return (self.s >> 16) % n
class Sim:
    def __init__(self): self.t, self.q, self.n, self.rng = 0, [], 0, Rng(42)
    def at(self, dt, f, *a):
        self.n += 1; self.q.append((self.t + dt, self.n, f, a)); self.q.sort(key=lambda e: e[:2])
    def run(self, until):
        while self.q and self.q[0][0] <= until:
            self.t, _, f, a = self.q.pop(0); f(*a)
sim = Sim(); line, served, waits = [], 0, []
def arrive(i):
    line.append((i, sim.t))
    if len(line) == 1: sim.at(3 + sim.rng(4), serve)
    if i < 20: sim.at(1 + sim.rng(6), arrive, i + 1)
def serve():
    global served
    i, t = line.pop(0); served += 1; waits.append(sim.t - t)
    if line: sim.at(3 + sim.rng(4), serve)
sim.at(0, arrive, 1); sim.run(200); print(served, waits, round(sum(waits) / len(waits), 2), sim.t)
def tasks():
    def task(n, k):
        for i in range(k): yield f"{n}{i}"
    ready = [task("a", 2), task("b", 4), task("c", 1)]
    while ready:
        g = ready.pop(0)
        try: yield next(g)
        except StopIteration: continue
        ready.append(g)
print(list(tasks()))
def options(argv, spec):
    out, rest, i = {k: d for k, (d, _) in spec.items()}, [], 0
    while i < len(argv):
        a = argv[i]; i += 1
        if a == "--": rest += argv[i:]; break
        if not a.startswith("--"): rest.append(a); continue
        name, eq, v = a[2:].partition("=")
        if name not in spec: raise SystemExit(f"unknown option {name}")
        kind = spec[name][1]
        if kind is bool: out[name] = True
        else:
            if not eq:
                if i == len(argv): raise SystemExit(f"{name} wants a value")
                v = argv[i]; i += 1
            try: out[name] = kind(v)
            except ValueError as e: raise SystemExit(f"{name}: {e}") from e
    return out, rest
spec = {"n": (1, int), "fast": (False, bool), "name": ("x", str)}
for argv in (["--n", "5", "file"], ["--fast", "--name=bob", "a", "--", "--n"], ["--nope"], ["--n=abc"], ["--n"]):
    try: print(options(argv, spec))
    except SystemExit as e: print("exit:", e, repr(e.__cause__))
