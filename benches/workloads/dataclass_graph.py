"""A graph of dataclass instances with links in both directions is built, walked, copied in part and dropped."""
import copy
import dataclasses
import random
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 4)


@dataclasses.dataclass
class Part:
    name: str
    weight: float
    traits: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Assembly:
    number: int
    owner: "Assembly | None" = None
    inside: list = dataclasses.field(default_factory=list)
    parts: list = dataclasses.field(default_factory=list)


def build(count):
    everything = [Assembly(0)]
    for number in range(1, count):
        owner = everything[chance.randrange(max(0, number - 300), number)]
        one = Assembly(number, owner)
        one.parts = [Part(f"part {number}.{i}", number / (i + 1), {"spare": i, "batch": number}) for i in range(3)]
        owner.inside.append(one)
        everything.append(one)
    return everything[0]


def weight(top):
    pending, total = [top], 0.0
    while pending:
        one = pending.pop()
        total += sum(part.weight for part in one.parts)
        pending.extend(one.inside)
    return total


kept = []
result = 0.0
for turn in range(5):
    top = build(int(14_000 * scale))
    result += weight(top)
    lighter = [dataclasses.replace(part, weight=part.weight / 2) for one in top.inside for part in one.parts]
    result += len(lighter) + len([copy.copy(one) for one in top.inside])
    kept.append(top)
    del kept[:-2]
print("weight", round(result))
