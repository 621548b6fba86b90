"""Sub-interpreters, from 3.12 on with a GIL of their own and in four threads; the last one is left at exit."""
import sys
import threading

VERSION = sys.version_info[:2]
CODE = """
import json, sys
documents = [{'a': i, 'b': [str(i)] * 3} for i in range(3000)]
for _ in range(5):
    documents = json.loads(json.dumps(documents))
class Ring: pass
ring = Ring()
ring.ring = ring
assert sys.getallocatedblocks() > 10000, sys.getallocatedblocks()
"""

if VERSION >= (3, 13):
    import _interpreters as interpreters
else:
    import _xxsubinterpreters as interpreters


def create():
    if VERSION >= (3, 13):
        return interpreters.create("isolated")
    if VERSION >= (3, 12):
        return interpreters.create(isolated=True)
    return interpreters.create()


def run(interpreter):
    if VERSION >= (3, 13):
        failure = interpreters.exec(interpreter, CODE)
    else:
        failure = interpreters.run_string(interpreter, CODE)
    assert failure is None, failure


def work(count, failures):
    try:
        for _ in range(count):
            interpreter = create()
            run(interpreter)
            interpreters.destroy(interpreter)
    except BaseException as failure:
        failures.append(failure)
        raise


failures = []
if VERSION >= (3, 12):
    threads = [threading.Thread(target=work, args=(4, failures)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
else:
    work(8, failures)
assert not failures
run(create())
print("done")
