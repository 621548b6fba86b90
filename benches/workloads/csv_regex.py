"""Log lines are taken apart with regular expressions, written as CSV, read back as rows, grouped, and cleaned."""
import collections
import csv
import io
import random
import re
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 7)
paths = ["/" + "/".join(chance.choices(["api", "shop", "img", "v2", "users", "cart", "find", "static"], k=chance.randint(1, 4))) for _ in range(400)]
line = re.compile(
    r'(?P<host>[\d.]+) - (?P<who>\S+) \[(?P<when>[^\]]+)\] "(?P<verb>[A-Z]+) (?P<path>\S+) HTTP/[\d.]+" '
    r"(?P<status>\d{3}) (?P<size>\d+|-)"
)
number = re.compile(r"\d+")


def entry(i):
    host = ".".join(str(chance.randrange(256)) for _ in range(4))
    who = f"user{chance.randrange(500)}" if i % 3 else "-"
    size = chance.randrange(90_000) if i % 11 else "-"
    when = f"{1 + i % 28:02d}/Mar/2025:{i // 3600 % 24:02d}:{i // 60 % 60:02d}:{i % 60:02d} +0100"
    verb = "POST" if i % 9 == 0 else "GET"
    return f'{host} - {who} [{when}] "{verb} {chance.choice(paths)}?q={i} HTTP/1.1" {chance.choice((200, 200, 304, 404, 500))} {size}'


seen = 0
kept = collections.deque(maxlen=2)
for day in range(6):
    parsed = [match.groupdict() for match in map(line.match, (entry(i) for i in range(int(4000 * scale)))) if match]
    file = io.StringIO()
    writer = csv.DictWriter(file, fieldnames=list(parsed[0]))
    writer.writeheader()
    writer.writerows(parsed)
    rows = list(csv.DictReader(io.StringIO(file.getvalue())))
    groups = collections.defaultdict(list)
    for row in rows:
        row["path"] = number.sub("#", row["path"]).partition("?")[0]
        groups[row["path"], row["status"]].append(int(row["size"]) if row["size"] != "-" else 0)
    counts = collections.Counter(word for row in rows for word in re.split(r"[/.:]", row["path"] + row["host"]) if word)
    table = [(path, status, len(sizes), sum(sizes) / len(sizes)) for (path, status), sizes in sorted(groups.items())]
    kept.append((rows, table))
    seen += len(table) + len(counts)
print("groups and words", seen)
