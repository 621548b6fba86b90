"""Blocks from before, during and after tracemalloc, each freed in another state than it was allocated in."""
import json
import tracemalloc


def work():
    documents = [{"a": i, "b": [str(i)] * 3} for i in range(5000)]
    return json.loads(json.dumps(documents))


before = work()
tracemalloc.start(5)
during = work()
snapshot = tracemalloc.take_snapshot()
current, peak = tracemalloc.get_traced_memory()
before = None
later = work()
tracemalloc.stop()
during = None
after = work()
later = None
after = None
tracemalloc.start()
last = [bytes(1000)]
trace = tracemalloc.get_object_traceback(last[0])
tracemalloc.stop()
assert current > 100000 and peak >= current, (current, peak)
assert len(snapshot.traces) > 1000, len(snapshot.traces)
assert trace is not None
print("done")
