"""A sub-interpreter starts while tracemalloc lies over the allocators; then tracemalloc goes, and its blocks are freed."""
import sys
import tracemalloc

if sys.version_info >= (3, 13):
    import _interpreters as interpreters
    create, run = (lambda: interpreters.create("legacy")), interpreters.exec
else:
    import _xxsubinterpreters as interpreters
    create = (lambda: interpreters.create(isolated=False)) if sys.version_info >= (3, 9) else interpreters.create
    run = interpreters.run_string

before = [str(i) for i in range(20000)]
tracemalloc.start()
traced = [str(i) for i in range(20000)]
interpreter = create()
run(interpreter, "strings = [str(i) for i in range(20000)]")
assert tracemalloc.get_traced_memory()[0] > 500000, tracemalloc.get_traced_memory()
tracemalloc.stop()
del before, traced
interpreters.destroy(interpreter)
after = [str(i) for i in range(20000)]
assert sys.getallocatedblocks() > 20000, sys.getallocatedblocks()
print("done")
