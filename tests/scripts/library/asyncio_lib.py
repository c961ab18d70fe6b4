# needs: lib
# asyncio.run, tasks, gather, timeouts, queues and locks.
import asyncio


async def worker(name, queue, seen):
    while (item := await queue.get()) is not None:
        await asyncio.sleep(0)
        seen.append((name, item))
    seen.append((name, "done"))


async def fails():
    await asyncio.sleep(0)
    raise ValueError("inside a task")


async def main():
    queue, seen = asyncio.Queue(), []
    for item in [1, 2, 3, None]:
        queue.put_nowait(item)
    await worker("w", queue, seen)
    print(seen)
    print(await asyncio.gather(asyncio.sleep(0, "a"), fails(), return_exceptions=True))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError as error:
        print("timeout", repr(error))
    lock = asyncio.Lock()
    async with lock:
        print(lock.locked())
    task = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    return "end"


print(asyncio.run(main()))
