"""Documents come in as JSON text, are changed, and go out as JSON text; a few of them stay for a while."""
import json
import random
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 1)
vocabulary = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 11))) for _ in range(3000)]


def order(number):
    return {
        "number": number,
        "customer": {"name": chance.choice(vocabulary), "city": chance.choice(vocabulary), "vip": number % 7 == 0},
        "lines": [
            {"sku": f"{chance.choice(vocabulary)}-{position}", "count": chance.randint(1, 9), "price": chance.random() * 90}
            for position in range(chance.randint(1, 6))
        ],
        "note": None if number % 3 else " ".join(chance.choices(vocabulary, k=chance.randint(3, 20))),
        "weights": [chance.random() for _ in range(4)],
        "stamp": 1_700_000_000_000 + number,
    }


texts = [json.dumps([order(batch * 10_000 + i) for i in range(int(1100 * scale))]) for batch in range(4)]
recent = []
produced = 0
for turn in range(16):
    orders = json.loads(texts[turn % len(texts)])
    for one in orders:
        one["total"] = sum(line["count"] * line["price"] for line in one["lines"])
        one["labels"] = {line["sku"].partition("-")[0]: line["count"] for line in one["lines"]}
        del one["weights"]
    recent.append(orders)
    if len(recent) > 3:
        recent.pop(chance.randrange(3))
    produced += len(json.dumps(orders, indent=2 if turn % 8 == 0 else None))
print("characters", produced)
