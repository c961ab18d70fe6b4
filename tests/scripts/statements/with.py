# with: protocol, several managers, suppression, errors.
class CM:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail
    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter": raise ValueError("enter " + self.name)
        return self.name.upper()
    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__ if t else None, v, tb is not None)
        if self.fail == "exit": raise KeyError("exit " + self.name)
        return self.swallow
with CM("a") as x:
    print("body", x)
with CM("a") as x, CM("b") as y:
    print(x, y)
with (CM("p") as x, CM("q"), CM("r") as (z, *w),):
    print(x, z, w)
with CM("s", swallow=True):
    raise ValueError("swallowed")
print("after")
def attempt(f):
    try:
        print("result", f())
    except Exception as e:
        print(type(e).__name__, e, "context:", repr(e.__context__))
def raises():
    with CM("n"):
        raise ValueError("through")
attempt(raises)
def enter_fails():
    with CM("one"), CM("two", fail="enter"), CM("three"):
        print("never")
attempt(enter_fails)
def exit_fails():
    with CM("one"), CM("two", fail="exit"):
        raise ValueError("body")
attempt(exit_fails)
def returns():
    for i in range(3):
        with CM("r%d" % i):
            if i == 0: continue
            if i == 1: return "from with"
attempt(returns)
def breaks():
    while True:
        with CM("b"):
            break
    return "broke"
attempt(breaks)
class NoEnter:
    def __exit__(self, *a): pass
class NoExit:
    def __enter__(self): pass
class AsyncOnly:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
def w(x):
    with x: pass
for x in (5, NoEnter(), NoExit(), None, AsyncOnly()):
    attempt(lambda: w(x))
class Target: pass
t, l = Target(), [0, 0]
with CM("attr") as t.attr, CM("item") as l[1]:
    print(t.attr, l)
def unpack_fail():
    with CM("u") as (a, b, c):
        print("no")
attempt(unpack_fail)
class Truthy:
    def __enter__(self): return self
    def __exit__(self, *a): return [1]
with Truthy():
    1 / 0
class BadBool:
    def __enter__(self): return self
    def __exit__(self, *a): return self
    def __bool__(self): raise RuntimeError("bool")
def bb():
    with BadBool():
        1 / 0
attempt(bb)
def gen():
    with CM("g"):
        yield 1
        yield 2
g = gen()
print(next(g))
g.close()
i = CM("inst")
i.__enter__ = lambda: print("never used")
with i: pass
class Reraise:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        raise v
def rr():
    with Reraise(): raise ValueError("same")
attempt(rr)
with CM("outer"):
    try:
        with CM("inner"):
            raise IndexError("i")
    except IndexError as e:
        print("caught", e)
with CM("x") as a, CM(a.lower() + "y") as b:
    print(a, b)
