"""Grids of floats and integers as lists of lists: products, sieves, histograms, sorting, statistics."""
import array
import heapq
import random
import statistics
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 12)
side = int(90 * scale)


def grid(rows, columns):
    return [[chance.random() * 100 for _ in range(columns)] for _ in range(rows)]


def product(left, right):
    columns = list(zip(*right))
    return [[sum(a * b for a, b in zip(row, column)) for column in columns] for row in left]


def blurred(field):
    rows, columns = len(field), len(field[0])
    return [
        [(field[y - 1][x] + field[y][x - 1] + field[y][x] + field[y][(x + 1) % columns] + field[(y + 1) % rows][x]) / 5 for x in range(columns)]
        for y in range(rows)
    ]


def primes(limit):
    flags = bytearray([1]) * limit
    for i in range(2, int(limit**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, limit, i)))
    return [i for i in range(2, limit) if flags[i]]


history = []
total = 0.0
for turn in range(4):
    left, right = grid(side, side), grid(side, side)
    field = product(left, right)
    for _ in range(5):
        field = blurred(field)
    numbers = primes(int(60_000 * scale))
    gaps = [later - sooner for sooner, later in zip(numbers, numbers[1:])]
    large = [number**7 for number in numbers[::3]]
    mean, spread = statistics.fmean(map(float, gaps)), statistics.pstdev(gaps)
    best = heapq.nlargest(500, ((value, y, x) for y, row in enumerate(field) for x, value in enumerate(row)))
    ordered = sorted(sum(field, []), key=lambda value: (int(value) % 10, value))
    packed = array.array("d", ordered)
    history.append((field, best, large, packed))
    del history[:-2]
    total += mean + spread + best[0][0] + sum(large) % 97
print("total", round(total, 3))
