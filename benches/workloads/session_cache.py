"""A cache of user sessions of a few kilobytes each: created in bursts, changed, and dropped in no order."""
import random
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 6)
cache = {}
answers = 0


def session(number):
    return {
        "id": f"{number:016x}",
        "roles": ["reader"] + ["editor"] * (number % 2),
        "basket": [(chance.randrange(10**6), chance.random() * 50, f"item {number} {i}") for i in range(chance.randint(2, 12))],
        "settings": {f"option {i}": i % 3 == 0 for i in range(number % 9)},
        "token": bytes(32 + number % 96),
    }


number = 0
for burst in range(int(230 * scale)):
    for _ in range(chance.randint(50, 150)):
        number += 1
        cache[number] = session(number)
    for key in chance.choices(list(cache), k=150):
        one = cache[key]
        one["basket"].append((key, float(burst), f"added {burst}"))
        one.setdefault("visits", []).append({"burst": burst, "from": f"10.0.{burst % 256}.{key % 256}"})
        answers += len(one["basket"])
    if len(cache) > 6000:
        for key in chance.sample(list(cache), k=3000 if burst % 40 == 0 else 250):
            del cache[key]
print("answers", answers, "sessions", len(cache))
