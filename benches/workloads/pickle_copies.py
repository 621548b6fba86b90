"""Nested records are pickled, unpickled, copied deeply and compared, as between processes and caches."""
import collections
import copy
import datetime
import pickle
import random
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 11)
Point = collections.namedtuple("Point", "x y label")


class Shape:
    def __init__(self, number):
        self.number = number
        self.points = [Point(chance.random(), chance.random(), f"p{number}.{i}") for i in range(chance.randint(3, 9))]
        self.made = datetime.datetime(2025, 1 + number % 12, 1 + number % 28, number % 24)
        self.tags = frozenset(f"tag {number % k}" for k in range(2, 7))
        self.neighbour = None

    def __eq__(self, other):
        return self.number == other.number and self.points == other.points and self.tags == other.tags


def drawing(count):
    shapes = {number: Shape(number) for number in range(count)}
    for number, shape in shapes.items():
        shape.neighbour = shapes[chance.randrange(count)] if number % 2 else None
    return shapes


equal = length = 0
store = {}
for turn in range(5):
    shapes = drawing(int(2200 * scale))
    for protocol in (2, 5):
        data = pickle.dumps(shapes, protocol)
        length += len(data)
        again = pickle.loads(data)
        equal += sum(shapes[number] == again[number] for number in shapes)
    some = [shapes[number] for number in chance.sample(sorted(shapes), len(shapes) // 12)]
    for shape in some:
        shape.neighbour = None
    equal += sum(one == other for one, other in zip(some, copy.deepcopy(some)))
    for number in chance.sample(sorted(shapes), len(shapes) // 2):
        store[number, turn % 3] = pickle.dumps(shapes[number].points)
print("equal", equal, "bytes", length, "stored", len(store))
