"""A simulation of queues at counters: generators as processes, a heap of events, records of what happened."""
import heapq
import itertools
import random
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 13)


class Event:
    __slots__ = ("process", "time", "value")

    def __init__(self, time, process, value=None):
        self.time, self.process, self.value = time, process, value


class Counter:
    def __init__(self, name):
        self.name, self.waiting, self.busy = name, [], False


class World:
    def __init__(self):
        self.clock, self.events, self.order = 0.0, [], itertools.count()
        self.counters = [Counter(f"counter {i}") for i in range(15)]
        self.journal = {}

    def later(self, delay, process, value=None):
        event = Event(self.clock + delay, process, value)
        heapq.heappush(self.events, (event.time, next(self.order), event))

    def run(self):
        while self.events:
            self.clock, _, event = heapq.heappop(self.events)
            try:
                wish = event.process.send(event.value)
            except StopIteration:
                continue
            if isinstance(wish, Counter):
                if wish.busy:
                    wish.waiting.append(event.process)
                else:
                    wish.busy = True
                    self.later(0, event.process, wish)
            else:
                self.later(wish, event.process)

    def leave(self, counter):
        if counter.waiting:
            self.later(0, counter.waiting.pop(0), counter)
        else:
            counter.busy = False


def customer(world, number):
    visits = []
    for stop in range(chance.randint(1, 6)):
        came = world.clock
        counter = yield world.counters[chance.randrange(len(world.counters))]
        began = world.clock
        yield chance.expovariate(1.0)
        world.leave(counter)
        visits.append({"at": counter.name, "waited": began - came, "served": world.clock - began, "stop": stop})
    if number % 4 == 0 or visits[-1]["waited"] > 10:
        world.journal[number] = tuple(visits)


def arrivals(world, count):
    for number in range(count):
        world.later(0, customer(world, number))
        if len(world.journal) > 4000:
            for old in list(itertools.islice(world.journal, 1000)):
                del world.journal[old]
        yield chance.expovariate(4.0)


world = World()
world.later(0, arrivals(world, int(45_000 * scale)))
world.run()
print("journal", len(world.journal), "clock", round(world.clock))
