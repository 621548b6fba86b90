"""Builds some 500 MB of small objects, drops 95 % of them, and looks at the resident memory.

    giveback.py records|sessions [MEGABYTES [SECONDS]]

records: millions of independent objects of six kinds; each one that goes is chosen at random.
sessions: users' sessions of a hundred or so objects each, which grow side by side; whole sessions go, chosen at random.

Prints one line of JSON, all figures in MB; resident memory counts from what the interpreter held before:

    full        resident with everything alive
    full_pages  pages that hold a byte of it
    freed       resident right after the last object was dropped
    decayed     resident SECONDS later (the program sleeps)
    live        what the objects that stay ask for
    ideal       pages that hold a byte of them: an allocator that gives memory back page by page, with the blocks where
                this one has put them, must keep these, and can give back the rest of full_pages

Reads the parts of lists and dictionaries that Python does not show at their places in CPython 3.8 to 3.13.
"""
import array
import collections
import ctypes
import gc
import json
import mmap
import random
import sys
import time

PAGE_SHIFT = 12
kind = sys.argv[1]
megabytes = int(sys.argv[2]) if len(sys.argv) > 2 else 500
seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 1.5
chance = random.Random(7)


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


def records(count):
    """Builds them one after the other and returns a list of them."""
    return [record(i) for i in range(count)]


SESSION_OBJECTS = 60
OPEN_AT_ONCE = 50


def sessions(count):
    """Builds as many sessions as come to `count` records; fifty are open at a time and grow in no order."""
    finished, still_open, number = [], [], 0
    for i in range(count):
        if len(still_open) < OPEN_AT_ONCE:
            still_open.append([f"session {number:08x}"])
            number += 1
        place = chance.randrange(OPEN_AT_ONCE) % len(still_open)
        one = still_open[place]
        one.append(record(i))
        if len(one) > SESSION_OBJECTS:
            finished.append(one)
            del still_open[place]
    return finished + still_open


def word(address):
    return ctypes.c_size_t.from_address(address).value


EMPTY_DICT = sys.getsizeof({})
SHARED = (type, type(None))


def spans(thing):
    """Start and length of each block that belongs to `thing`; shared small integers and strings do not."""
    if isinstance(thing, SHARED) or (isinstance(thing, int) and -6 < thing < 257) or thing == "number":
        return
    head = 16 if isinstance(thing, (list, tuple, dict)) or gc.is_tracked(thing) else 0
    if isinstance(thing, list):
        yield id(thing) - head, head + 40
        # What a list has been given beyond its length was never touched.
        yield word(id(thing) + 24), 8 * len(thing)
        parts = thing
    elif isinstance(thing, dict):
        yield id(thing) - head, head + 48
        yield word(id(thing) + 32), sys.getsizeof(thing) - EMPTY_DICT
        parts = thing.values()
    elif isinstance(thing, Customer):
        yield id(thing) - head, sys.getsizeof(thing)
        parts = (thing.name, thing.number)
    else:
        # getsizeof counts the head of a tuple that the collector tracks.
        yield id(thing) - head, sys.getsizeof(thing)
        parts = thing if isinstance(thing, tuple) else ()
    for part in parts:
        yield from spans(part)


class Pages:
    """A byte for each page that holds something, in mappings of its own, so that counting disturbs no allocator."""

    def __init__(self):
        self.regions = collections.defaultdict(lambda: mmap.mmap(-1, 1 << 32 - PAGE_SHIFT))
        self.count = 0

    def add(self, start, length):
        for page in range(start >> PAGE_SHIFT, (start + length - 1 >> PAGE_SHIFT) + 1):
            region, place = self.regions[page >> 32 - PAGE_SHIFT], page & (1 << 32 - PAGE_SHIFT) - 1
            if not region[place]:
                region[place] = 1
                self.count += 1

    def bytes(self):
        return self.count << PAGE_SHIFT


def survey(things):
    """Bytes of the blocks of `things` (a list), and of their pages."""
    pages, live = Pages(), 0
    for start, length in spans(things):
        live += length
        if length:
            pages.add(start, length)
    return live, pages.bytes()


build = {"records": records, "sessions": sessions}[kind]
gc.disable()
count = megabytes * 1_000_000 // (168 if kind == "records" else 178)
# A small run first: code that runs for the first time becomes resident, too.
survey(build(1000))
gc.collect()
before = resident()
things = build(count)
full = resident() - before
_, full_pages = survey(things)
order = array.array("I", range(len(things)))
chance.shuffle(order)
for place in order[: len(things) * 95 // 100]:
    things[place] = None
del order
things = [one for one in things if one is not None]
# Also empties the interpreter's own free lists, whose dead tuples and floats would keep blocks on thousands of pages.
gc.collect()
freed = resident() - before
time.sleep(seconds)
decayed = resident() - before
live, ideal = survey(things)
figures = {"full": full, "full_pages": full_pages, "freed": freed, "decayed": decayed, "live": live, "ideal": ideal}
print(json.dumps({name: round(value / 1e6, 2) for name, value in figures.items()}))
