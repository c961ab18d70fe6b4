# async def, await, async for, async with, async generators and comprehensions, driven by hand.
class Future:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield ("want", self.v)
        return r
def run(coro):
    value = None
    log = []
    while True:
        try:
            asked = coro.send(value)
        except StopIteration as e:
            return e.value, log
        log.append(asked)
        value = asked[1] * 10
async def add(a, b):
    x = await Future(a)
    y = await Future(b)
    return x + y
async def outer():
    r = await add(1, 2)
    s = await add(r, 1)
    return r, s
print(run(outer()))
class AIter:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == self.n: raise StopAsyncIteration
        self.i += 1
        return await Future(self.i)
async def loop():
    out = []
    async for x in AIter(3):
        out.append(x)
        if x == 99: break
    else:
        out.append("else")
    return out
print(run(loop()))
async def agen(n):
    try:
        for i in range(n):
            got = yield await Future(i)
            if got: print("asend", got)
    finally:
        print("agen finally")
async def use():
    r = [x async for x in agen(3)]
    s = {x async for x in agen(2)}
    d = {x: await Future(x) async for x in agen(2) if x}
    g = (x async for x in agen(2))
    t = [y async for y in g]
    n = [await Future(i) for i in range(2)]
    return r, s, d, t, n
print(run(use()))
class CM:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    async def __aenter__(self):
        await Future(1)
        print("enter", self.n)
        return self.n
    async def __aexit__(self, t, v, tb):
        await Future(2)
        print("exit", self.n, t and t.__name__, v)
        return self.swallow
async def withs():
    async with CM("a") as a, CM("b", True) as b:
        print("body", a, b)
        raise ValueError("x")
    print("swallowed")
    async with CM("c"):
        return "returned"
print(run(withs()))
async def asend():
    g = agen(3)
    print(await g.asend(None))
    print(await g.asend("hi"))
    try:
        await g.athrow(KeyError("k"))
    except KeyError as e:
        print("athrow", e)
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("ended")
    g = agen(3)
    await anext(g)
    await g.aclose()
    print(await anext(g, "default"))
print(run(asend()))
async def raises():
    await Future(1)
    raise RuntimeError("in coroutine")
try:
    run(raises())
except RuntimeError as e:
    print(e)
c = add(1, 2)
print(type(c).__name__, c.__name__, c.cr_running, c.cr_await, c.cr_code.co_name, repr(c).split(" at ")[0])
c.close()
fresh = add(1, 2)
for f in (lambda: c.send(None), lambda: next(fresh), lambda: iter(fresh), lambda: fresh.send(5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
fresh.close()
async def bad_await(x): await x
async def bad_for(x):
    async for _ in x: pass
async def bad_with(x):
    async with x: pass
class NoAnext:
    def __aiter__(self): return self
class BadAnext:
    def __aiter__(self): return self
    def __anext__(self): return 5
class BadAwait:
    def __await__(self): return 5
class Sync:
    def __enter__(self): pass
    def __exit__(self, *a): pass
for co in (bad_await(5), bad_await([]), bad_await(BadAwait()), bad_for([]), bad_for(NoAnext()), bad_for(BadAnext()), bad_with(5), bad_with(Sync())):
    try:
        run(co)
    except TypeError as e:
        print(e)
co = add(1, 1)
run(co)
try:
    run(co)
except RuntimeError as e:
    print(e)
async def stop(): raise StopIteration(1)
try:
    run(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))
async def astop():
    yield 1
    raise StopAsyncIteration
async def use_astop():
    async for x in astop(): print(x)
try:
    run(use_astop())
except RuntimeError as e:
    print(e)
g = agen(1)
print(type(g).__name__, g.ag_running, g.ag_frame is not None, repr(g).split(" at ")[0], g.__name__)
async def lam():
    f = lambda: (yield)
    return type(f()).__name__, await (lambda: add(1, 1))()
print(run(lam()))
async def nested():
    async def inner(x):
        return x * await Future(2)
    return [await inner(i) for i in range(3)], [[await Future(j) for j in range(i)] for i in range(3)]
print(run(nested()))
co = raises()
co.send(None)
try:
    co.throw(KeyError("thrown in"))
except KeyError as e:
    print("thrown", e)
def gen_based():
    x = yield from Future(3).__await__()
    return x
g = gen_based(); print(next(g))
try: g.send(7)
except StopIteration as e: print(e.value)
async def fin():
    try:
        await Future(1)
    finally:
        print("fin finally")
co = fin(); co.send(None); co.close()
