"""Forks while threads allocate; processes of each kind; daemon threads that run on at exit."""
import json
import multiprocessing
import os
import subprocess
import threading
import warnings
import zlib

warnings.simplefilter("ignore")
running = True


def work():
    data = os.urandom(20000) * 3
    while running:
        zlib.decompress(zlib.compress(data, 1))
        json.dumps(list(range(300)))


def start():
    threads = [threading.Thread(target=work, daemon=True) for _ in range(4)]
    for thread in threads:
        thread.start()
    return threads


def length(count):
    return sum(len(str(i)) for i in range(count))


if __name__ == "__main__":
    threads = start()
    for _ in range(60):
        pid = os.fork()
        if pid == 0:
            strings = [str(i) for i in range(2000)]
            packed = zlib.compress(b"x" * 100000)
            os._exit(0)
        assert os.waitpid(pid, 0)[1] == 0
    running = False
    for thread in threads:
        thread.join()
    for _ in range(10):
        subprocess.run(["true"], check=True)
    pid = os.posix_spawnp("true", ["true"], os.environ)
    assert os.waitpid(pid, 0)[1] == 0
    for method in ("fork", "spawn", "forkserver"):
        with multiprocessing.get_context(method).Pool(2) as pool:
            assert pool.map(length, [1000] * 20) == [2890] * 20
    running = True
    start()
    print("done")
