# Closures that keep and share state: accumulators, memo, decorators with arguments, callbacks, loops.
def make_account(balance):
    history = []
    def deposit(n):
        nonlocal balance
        balance += n; history.append(n)
        return balance
    def withdraw(n):
        nonlocal balance
        if n > balance: raise ValueError(f"only {balance}")
        balance -= n; history.append(-n)
        return balance
    return {"deposit": deposit, "withdraw": withdraw, "history": lambda: list(history), "balance": lambda: balance}
a, b = make_account(10), make_account(0)
a["deposit"](5); a["withdraw"](3); b["deposit"](1)
print(a["balance"](), b["balance"](), a["history"](), b["history"]())
try: b["withdraw"](5)
except ValueError as e: print(e)
def memoize(limit=None):
    def deco(f):
        cache, calls = {}, 0
        def w(*args):
            nonlocal calls
            calls += 1
            if args not in cache:
                if limit and len(cache) >= limit: cache.pop(next(iter(cache)))
                cache[args] = f(*args)
            return cache[args]
        w.stats = lambda: (calls, len(cache))
        return w
    return deco
@memoize(3)
def square(n): return n * n
print([square(n) for n in (1, 2, 1, 3, 4, 1)], square.stats())
def compose(*fs):
    def run(x):
        for f in reversed(fs): x = f(x)
        return x
    return run
def curry(f, n, *got): return f(*got) if n == 0 else lambda x: curry(f, n - 1, *got, x)
print(compose(str, lambda x: x * 2, len)("abc"), curry(lambda a, b, c: a + b * c, 3)(1)(2)(3))
def once(f):
    done = result = None
    def w(*a):
        nonlocal done, result
        if not done: result = f(*a); done = True
        return result
    return w
init = once(lambda: print("init") or 5); print(init(), init())
handlers = {}
for name in ("a", "b", "c"): handlers[name] = (lambda n: lambda x: f"{n}{x}")(name)
print([h(i) for i, h in enumerate(handlers.values())])
late = [lambda: name for name in "xyz"]; early = [lambda name=name: name for name in "xyz"]
print([f() for f in late], [f() for f in early])
def counter():
    def c(): c.n += 1; return c.n
    c.n = 0
    return c
c1, c2 = counter(), counter(); c1(); c1(); c2(); print(c1.n, c2.n)
def gen_state():
    seen = set()
    def first(x):
        if x in seen: return False
        seen.add(x); return True
    return first
print([x for x in "mississippi" if first(x)] if (first := gen_state()) else None)
def deep():
    a = 1
    def l1():
        b = a + 1
        def l2():
            nonlocal a, b
            a, b = a * 10, b * 10
            def l3(): return a, b
            return l3
        return l2()
    f = l1()
    return f(), a
print(deep())
def swap_cells():
    x, y = 1, 2
    def get(): return x, y
    def swap():
        nonlocal x, y
        x, y = y, x
    swap(); r = get(); swap(); return r, get()
print(swap_cells())
class K:
    def __init__(self): self.fs = [lambda: self.v, lambda v: setattr(self, "v", v)]; self.v = "init"
k = K(); k.fs[1]("changed"); print(k.fs[0]())
def args(*a, **k):
    def inner(): return a, k
    return inner
print(args(1, x=2)(), args.__code__.co_cellvars)
def exc():
    msg = "none"
    def run(f):
        nonlocal msg
        try: return f()
        except Exception as e: msg = repr(e)
    run(lambda: 1 / 0); run(lambda: [].x)
    return msg
print(exc())
def cond(flag):
    if flag: v = 1
    def f(): return v
    try: return f()
    except NameError as e: return str(e)
print(cond(True), cond(False))
