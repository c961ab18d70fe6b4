# yield from: values, results, throw and close through several levels, with generators, iterators and objects.
def leaf(name):
    try:
        r = yield name + "1"
        print(name, "got", r)
        r = yield name + "2"
        print(name, "got", r)
        return name + " result"
    except GeneratorExit: print(name, "exit"); raise
    except ValueError as e: print(name, "caught", e); return "recovered"
    finally: print(name, "finally")
def mid():
    a = yield from leaf("a")
    print("mid", a)
    b = yield from leaf("b")
    return a, b
def top():
    try:
        r = yield from mid()
        yield ("top", r)
    except KeyError as e: yield ("top caught", e.args)
g = top(); print(next(g), g.send(1), g.send(2), g.throw(ValueError("v")), next(g, "over"))
g = top(); next(g); print(g.throw(KeyError("k"))); g = top(); next(g); g.close(); print("closed")
g = top(); next(g)
try: g.throw(IndexError("i"))
except IndexError as e: print("out", e)
print(next(g, "finished"))
def ints(): return (yield from [1, 2, 3])
print(list(ints()), list((lambda: (yield from range(3)))()))
class Iter:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration("iter result")
        return self.n
def over(): r = yield from Iter(); print("result", r)
print(list(over()))
g = over(); next(g)
try: g.send("x")
except AttributeError as e: print(e)
g = over(); next(g)
try: g.throw(ValueError("no throw method"))
except ValueError as e: print(e)
g = over(); next(g); g.close()
class Full(Iter):
    def send(self, v): print("send", v); return "sent " + str(v)
    def throw(self, *a): print("throw", a[0] if isinstance(a[0], type) else repr(a[0])); raise StopIteration("thrown")
    def close(self): print("close")
def full(): r = yield from Full(); yield r
g = full(); print(next(g), g.send("v"), g.throw(KeyError("q"))); g = full(); next(g); g.close()
def self_ref(): yield from it
it = self_ref()
try: next(it)
except ValueError as e: print(e)
def countdown(n):
    if n: yield n; yield from countdown(n - 1)
print(list(countdown(8)), sum(countdown(50)))
def flat(x):
    for y in x:
        if isinstance(y, list): yield from flat(y)
        else: yield y
print(list(flat([1, [2, [3, [4, []]], 5]])))
def ret(v):
    return v
    yield
def collect(): return [ret(i).__next__ is not None for i in range(2)]
print(collect())
def accumulate():
    total = 0
    while True:
        v = yield total
        if v is None: return total
        total += v
def averages():
    while True: r = yield from accumulate(); print("subtotal", r)
a = averages(); next(a)
for v in (1, 2, None, 10, None): print(v, a.send(v))
def raising(): yield 1; raise RuntimeError("inside")
def wraps():
    try: yield from raising()
    except RuntimeError as e: yield "wrapped " + str(e); return "w"
print(list(wraps()))
def deep(n): return (yield from deep(n - 1)) + 1 if n else (yield "bottom") or 0
g = deep(30); print(next(g))
try: g.send(5)
except StopIteration as e: print(e.value)
for bad in (5, None):
    def y(): yield from bad
    try: next(y())
    except TypeError as e: print(e)
async def co(): return 1
def yco(): yield from c
c = co()
try: next(yco())
except TypeError as e: print(e)
c.close()
