"""JSON, threads, a fork, a collection."""
import gc
import json
import os
import sys
import threading

documents = [{"a": i, "b": str(i) * 3, "c": [i] * 5} for i in range(20000)]
assert json.loads(json.dumps(documents)) == documents


def work():
    for _ in range(20):
        json.loads(json.dumps(documents[:200]))


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

pid = os.fork()
if pid == 0:
    strings = [str(i) for i in range(10000)]
    os._exit(0 if strings[-1] == "9999" else 1)
assert os.waitpid(pid, 0)[1] == 0

for _ in range(1000):
    ring = []
    ring.append(ring)
del ring
assert gc.collect() > 0
assert sys.getallocatedblocks() > 10000
print("done")
