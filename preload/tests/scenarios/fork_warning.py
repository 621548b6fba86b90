"""CPython 3.12 and later warns of fork in a process with more than one thread; a thread of ours must not make it so."""
import os
import time
import warnings

warnings.simplefilter("error")
for pause in (0, 0.001, 0.01, 0.02, 0.05, 0.1, 0.2):
    big = [bytes(100) for _ in range(200000)]
    del big
    time.sleep(pause)
    pid = os.fork()
    if pid == 0:
        big = [bytes(100) for _ in range(20000)]
        del big
        time.sleep(0.02)
        grandchild = os.fork()
        if grandchild == 0:
            os._exit(0)
        os._exit(0 if os.waitpid(grandchild, 0)[1] == 0 else 1)
    assert os.waitpid(pid, 0)[1] == 0
print("done")
