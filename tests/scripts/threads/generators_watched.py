# What tools hear of iteration: ends that have a value, generators that are dropped while they wait, asynchronous loops.
import sys
def gen():
    for i in range(2): yield i
def ends(): 
    yield 1
    return "end"
class Iterates:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 1: raise StopIteration("own")
        return self.n
class Awaits:
    def __await__(self): return Iterates()
class Numbers:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n: raise StopAsyncIteration
        self.n += 1
        return self.n
async def agen():
    yield 1
    yield 2
def dropped(): next(gen())
def deleted():
    g = gen(); next(g); del g
    g = gen(); next(g); g.close()
    g = gen(); next(g); g = 1
def loops():
    for x in ends(): pass
    for x in Iterates(): pass
    for x in [1]: pass
    return list(ends())
def delegates():
    a = yield from ends()
    b = yield from Iterates()
    c = yield from [1]
    return a, b, c
def drives(): return list(delegates())
async def awaits():
    x = await Awaits()
    async for n in agen(): pass
    async for n in Numbers(): pass
    return x, [n async for n in agen() if n > 1]
def asynchronous():
    c = awaits()
    while True:
        try: c.send(None)
        except StopIteration as e: return e.value
def shown(arg):
    if isinstance(arg, tuple) and isinstance(arg[0], type): return arg[0].__name__, str(arg[1])
    return getattr(arg, "__name__", type(arg).__name__)
def run(function, setter):
    first = function.__code__.co_firstlineno
    def hear(frame, event, arg):
        print("  ", frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event, shown(arg))
        return hear
    setter(hear)
    try: result = function()
    finally: setter(None)
    print(function.__name__, result)
for function in (dropped, deleted, loops, drives, asynchronous):
    for setter in (sys.setprofile, sys.settrace): run(function, setter)
