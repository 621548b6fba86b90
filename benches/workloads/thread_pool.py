"""A pool of threads compresses, hashes and counts documents: blocks are made by one thread and freed by another."""
import collections
import concurrent.futures
import hashlib
import random
import sys
import zlib

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 14)
vocabulary = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9))) for _ in range(1200)]


def document(number):
    return {"number": number, "paragraphs": [" ".join(chance.choices(vocabulary, k=chance.randint(5, 60))) for _ in range(6)]}


def handle(one):
    words = collections.Counter()
    for paragraph in one["paragraphs"]:
        words.update(paragraph.split())
    text = "\n\n".join(one["paragraphs"]).encode()
    packed = zlib.compress(text, 1)
    return one["number"], hashlib.sha256(text).hexdigest(), packed, dict(words.most_common(20))


archive = {}
total = 0
with concurrent.futures.ThreadPoolExecutor(max_workers=6) as pool:
    for batch in range(int(36 * scale)):
        documents = [document(batch * 100 + i) for i in range(100)]
        for number, digest, packed, words in pool.map(handle, documents):
            archive[number] = (digest, packed, words)
            total += len(packed)
        if len(archive) > 1500:
            for number in chance.sample(sorted(archive), 600):
                del archive[number]
print("packed", total > 0, "archived", len(archive))
