# A small event loop of one's own over coroutines: tasks, sleeping in virtual time, queues, cancellation.
import _heapq as heapq
class Cancelled(Exception): pass
class Sleep:
    def __init__(self, t): self.t = t
    def __await__(self): return (yield self)
class Wait:
    def __init__(self, task): self.task = task
    def __await__(self):
        if not self.task.done: yield self
        if self.task.error: raise self.task.error
        return self.task.result
class Task:
    count = 0
    def __init__(self, coro):
        self.coro, self.done, self.result, self.error, self.waiters, self.cancel_me = coro, False, None, None, [], False
        Task.count += 1; self.id = Task.count
    def __await__(self): return Wait(self).__await__()
class Loop:
    def __init__(self): self.now, self.queue, self.n = 0, [], 0
    def spawn(self, coro):
        t = Task(coro); self.at(self.now, t); return t
    def at(self, when, t):
        self.n += 1
        heapq.heappush(self.queue, (when, self.n, t))
    def run(self, coro):
        main = self.spawn(coro)
        while self.queue and not main.done:
            self.now, _, t = heapq.heappop(self.queue)
            if not t.done: self.step(t)
        if main.error: raise main.error
        return main.result
    def step(self, t):
        try:
            if t.cancel_me: t.cancel_me = False; r = t.coro.throw(Cancelled(t.id))
            else: r = t.coro.send(None)
        except StopIteration as e: t.done, t.result = True, e.value
        except Exception as e: t.done, t.error = True, e
        else:
            if isinstance(r, Sleep): self.at(self.now + r.t, t)
            elif isinstance(r, Wait): r.task.waiters.append(t)
        if t.done:
            for w in t.waiters: self.at(self.now, w)
    def cancel(self, t): t.cancel_me = True; self.at(self.now, t)
loop = Loop()
async def worker(name, delays):
    for d in delays:
        await Sleep(d)
        print(f"{loop.now:>3} {name}")
    return name.upper()
async def failing():
    await Sleep(2)
    raise ValueError("failed")
async def forever():
    try:
        while True: await Sleep(1)
    except Cancelled as e: print("cancelled", e); return "stopped"
    finally: print("cleanup")
async def gather(*ts): return [await t for t in ts]
class Queue:
    def __init__(self): self.items = []
    async def get(self):
        while not self.items: await Sleep(1)
        return self.items.pop(0)
async def producer(q):
    for i in range(3): await Sleep(2); q.items.append(i)
    q.items.append(None)
async def consumer(q):
    got = []
    while (x := await q.get()) is not None: got.append((loop.now, x))
    return got
async def ticks(n):
    for i in range(n):
        await Sleep(5); yield i
async def main():
    a, b = loop.spawn(worker("a", [1, 2, 3])), loop.spawn(worker("b", [2, 2]))
    print(await gather(a, b), loop.now)
    f = loop.spawn(failing())
    try: await f
    except ValueError as e: print("caught", e, loop.now)
    t = loop.spawn(forever()); await Sleep(3); loop.cancel(t); print(await t)
    q = Queue(); loop.spawn(producer(q)); print(await consumer(q))
    print([x async for x in ticks(3)], loop.now)
    return "main done"
print(loop.run(main()), Task.count)
