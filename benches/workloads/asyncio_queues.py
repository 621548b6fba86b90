"""Tasks pass messages through queues, wait for each other, time out, and are cancelled: futures, handles, coroutines."""
import asyncio
import collections
import contextlib
import random
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 9)
log = collections.deque(maxlen=3000)


async def lookup(key):
    for _ in range(key % 3):
        await asyncio.sleep(0)
    return {"key": key, "value": f"value {key}"}


@contextlib.asynccontextmanager
async def connection(pool):
    await pool.acquire()
    try:
        yield {"open": True}
    finally:
        pool.release()


async def stage(source, target, pool, name):
    while (message := await source.get()) is not None:
        async with connection(pool):
            facts = await asyncio.gather(*(lookup(key) for key in message["keys"]))
        message = {**message, "trace": [*message["trace"], name], "facts": facts}
        await target.put(message)
    await source.put(None)


async def never():
    await asyncio.get_running_loop().create_future()


async def main():
    first, second, last = asyncio.Queue(50), asyncio.Queue(50), asyncio.Queue()
    pool = asyncio.Semaphore(20)
    workers = [asyncio.create_task(stage(first, second, pool, f"parse {i}")) for i in range(12)]
    finishers = [asyncio.create_task(stage(second, last, pool, f"store {i}")) for i in range(12)]
    count = int(3000 * scale)
    waiting = []
    for number in range(count):
        keys = [chance.randrange(1000) for _ in range(chance.randint(1, 6))]
        await first.put({"number": number, "keys": keys, "trace": []})
        if number % 5 == 0:
            waiting.append(asyncio.create_task(never()))
            if len(waiting) > 300:
                for task in chance.sample(waiting, 150):
                    task.cancel()
                    waiting.remove(task)
        while not last.empty():
            log.append(last.get_nowait())
    await first.put(None)
    await asyncio.gather(*workers)
    await second.put(None)
    await asyncio.gather(*finishers)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    while not last.empty():
        log.append(last.get_nowait())
    return sum(len(message["facts"]) for message in log)


print("facts", asyncio.run(main()))
