"""Rows go into a database in memory and come back as tuples and dictionaries that are grouped and summed."""
import collections
import random
import sqlite3
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 3)
vocabulary = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(3, 10))) for _ in range(2000)]
base = sqlite3.connect(":memory:")
base.execute("create table sale(id integer primary key, place text, what text, price real, count integer, extra blob)")
rows = int(60_000 * scale)
base.executemany(
    "insert into sale(place, what, price, count, extra) values (?, ?, ?, ?, ?)",
    (
        (chance.choice(vocabulary), f"{chance.choice(vocabulary)} {i}", chance.random() * 100, i % 1000, bytes(i % 50))
        for i in range(rows)
    ),
)
base.execute("create index by_place on sale(place)")
seen = 0
for third in range(3):
    places = collections.defaultdict(list)
    for row in base.execute("select * from sale").fetchall():
        places[row[1]].append(row)
    totals = {place: sum(row[3] * row[4] for row in group) for place, group in places.items()}
    cursor = base.execute("select * from sale where id % 3 = ?", (third,))
    names = [column[0] for column in cursor.description]
    records = [dict(zip(names, row)) for row in cursor]
    seen += len(totals) + sum(len(record["what"]) for record in records)
    for place in vocabulary[::2]:
        seen += len(base.execute("select id, what from sale where place = ? order by price limit 10", (place,)).fetchall())
print("seen", seen)
