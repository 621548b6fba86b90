"""Text is built piece by piece: reports, tables, tokens, joins, replacements; most strings live very shortly."""
import io
import random
import re
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 5)
vocabulary = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyzäöü", k=chance.randint(2, 12))) for _ in range(2000)]
token = re.compile(r"\w+|[^\w\s]")
index = {}
length = 0
for chapter in range(int(260 * scale)):
    sentences = []
    for _ in range(40):
        words = chance.choices(vocabulary, k=chance.randint(4, 16))
        sentence = " ".join(words).capitalize() + chance.choice(".!?")
        sentences.append(sentence)
    text = "\n".join(sentences)
    pieces = token.findall(text)
    for piece in pieces:
        key = piece.casefold()
        index.setdefault(key, []).append(chapter * 1000 + len(piece))
    report = io.StringIO()
    for number, sentence in enumerate(sentences):
        line = f"{chapter:>5}.{number:<3} {sentence[:40]:<40} {len(sentence):6d} {hash(number) & 0xFFFF:04x}"
        report.write(line.replace("a", "A") + "\n")
    encoded = report.getvalue().encode("utf-8")
    rows = [cells.split(b" ") for cells in encoded.splitlines()]
    growing = ""
    for piece in pieces[:200]:
        growing += piece
    buffer = bytearray()
    for cells in rows:
        buffer += cells[-1]
    length += len(encoded) + len(growing) + len(buffer) + sum(map(len, rows))
    if chapter % 50 == 49:
        index = {key: places[-20:] for key, places in index.items() if len(places) > 3}
print("length", length)
