"""Builds about 500 MB of small objects, drops 95 % of the records at random, and looks at the resident memory.

    giveback.py [MEGABYTES [SECONDS]]

Prints one line of JSON, all figures in MB above what the interpreter held before:

    full      with everything alive
    freed     right after the last record was dropped
    decayed   SECONDS later (the program sleeps)
    live      what the records that stay ask for
    ideal     the pages that hold at least one byte of them: an allocator that gives memory back page by page, with the
              blocks where this one has put them, must keep these

Reads the parts of lists and dictionaries that Python does not show at their places in CPython 3.8 to 3.13.
"""
import array
import ctypes
import gc
import json
import random
import sys
import time

PAGE = 4096
megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 500
seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 1.5


def resident():
    with open("/proc/self/smaps_rollup") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Rss:")) * 1024


class Customer:
    __slots__ = ("name", "number")

    def __init__(self, name, number):
        self.name = name
        self.number = number


def record(i):
    """One of six kinds; some 170 bytes on average, with their parts."""
    kind = i % 6
    if kind == 0:
        return f"customer {i} in the town of {i % 7919}"
    if kind == 1:
        return [i, i + 1, i + 2]
    if kind == 2:
        return {"number": i}
    if kind == 3:
        return (i, i / 3, str(i))
    if kind == 4:
        return bytes(i % 200)
    return Customer(f"name {i}", i)


def word(address):
    return ctypes.c_size_t.from_address(address).value


def spans(thing, seen):
    """Start and length of each block that belongs to `thing` and that nothing seen before holds."""
    if id(thing) in seen or isinstance(thing, (type, type(None))) or (isinstance(thing, int) and -6 < thing < 257):
        return
    seen.add(id(thing))
    head = 16 if gc.is_tracked(thing) or isinstance(thing, (list, tuple, dict)) else 0
    if isinstance(thing, list):
        yield id(thing) - head, head + 40
        yield word(id(thing) + 24), 8 * word(id(thing) + 32)
        parts = thing
    elif isinstance(thing, dict):
        yield id(thing) - head, head + 48
        yield word(id(thing) + 32), sys.getsizeof(thing) - sys.getsizeof({})
        parts = thing.values()
    elif isinstance(thing, Customer):
        yield id(thing) - head, sys.getsizeof(thing)
        parts = (thing.name, thing.number)
    else:
        yield id(thing) - head, sys.getsizeof(thing)
        parts = thing if isinstance(thing, tuple) else ()
    for part in parts:
        yield from spans(part, seen)


gc.disable()
count = megabytes * 1_000_000 // 168
order = array.array("I", range(count))
random.Random(7).shuffle(order)
gone = count * 95 // 100
before = resident()

records = [record(i) for i in range(count)]
full = resident() - before
for place in order[:gone]:
    records[place] = None
records = [one for one in records if one is not None]
gc.collect()
freed = resident() - before
time.sleep(seconds)
decayed = resident() - before

live, pages, seen = 0, set(), set()
for start, length in spans(records, seen):
    live += length
    pages.update(range(start // PAGE, (start + length - 1) // PAGE + 1))
figures = {"full": full, "freed": freed, "decayed": decayed, "live": live, "ideal": len(pages) * PAGE}
print(json.dumps({name: round(value / 1e6, 1) for name, value in figures.items()}))
