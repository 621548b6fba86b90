"""Creates and destroys isolated interpreters (3.12 and later): says how many bytes of memory each one costs for good."""
import sys

if sys.version_info >= (3, 13):
    import _interpreters as interpreters
    create = lambda: interpreters.create("isolated")
    run = interpreters.exec
else:
    import _xxsubinterpreters as interpreters
    create = lambda: interpreters.create(isolated=True)
    run = interpreters.run_string

ROUNDS = 40


def resident():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * 4096


def one():
    interpreter = create()
    run(interpreter, "import json\nstrings = [str(i) for i in range(2000)]")
    interpreters.destroy(interpreter)


one()
before = resident()
for _ in range(ROUNDS):
    one()
print((resident() - before) // ROUNDS)
