"""The contract of the allocators, by C calls with the GIL released, from several threads at once."""
import ctypes
import threading

SIZES = [0, 1, 15, 16, 17, 100, 511, 512, 513, 4000, 40000, 400000, 4000000]
library = ctypes.CDLL(None)
failures = []


def functions(prefix):
    pointer, size = ctypes.c_void_p, ctypes.c_size_t
    found = []
    for name, result, kinds in (("Malloc", pointer, [size]), ("Calloc", pointer, [size, size]),
                                ("Realloc", pointer, [pointer, size]), ("Free", None, [pointer])):
        function = getattr(library, prefix + name)
        function.restype, function.argtypes = result, kinds
        found.append(function)
    return found


def contract(prefix):
    malloc, calloc, realloc, free = functions(prefix)
    free(None)
    empty = [malloc(0), malloc(0), calloc(0, 8), calloc(8, 0), realloc(None, 0)]
    assert None not in empty and len(set(empty)) == len(empty), (prefix, empty)
    kept = [realloc(block, 0) for block in empty]
    assert None not in kept and len(set(kept)) == len(kept), (prefix, kept)
    for block in kept:
        free(block)
    for size in SIZES:
        block = malloc(size)
        assert block % 16 == 0, (prefix, size, block)
        ctypes.memset(block, 0x5A, size)
        block = realloc(block, size * 2 + 1)
        assert block % 16 == 0, (prefix, size, block)
        assert ctypes.string_at(block, size) == b"\x5a" * size
        block = realloc(block, size // 2)
        assert ctypes.string_at(block, size // 2) == b"\x5a" * (size // 2)
        free(block)
        block = calloc(size, 1)
        assert block % 16 == 0 and ctypes.string_at(block, size) == bytes(size)
        free(block)
    assert malloc(2**63) is None and malloc(2**62) is None
    assert calloc(2**33, 2**33) is None and calloc(2**32, 2**31) is None
    block = malloc(10)
    ctypes.memset(block, 7, 10)
    assert realloc(block, 2**62) is None
    assert ctypes.string_at(block, 10) == b"\x07" * 10
    free(block)


def churn(prefix, seed):
    try:
        malloc, _, realloc, free = functions(prefix)
        live = {}
        for step in range(15000):
            seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
            slot, size = seed % 97, (seed >> 8) % (600 if step % 50 else 60000) + 8
            if slot not in live:
                block = malloc(size)
            elif step % 3:
                block, old = live.pop(slot)
                assert ctypes.c_uint64.from_address(block).value == slot << 32 | old, (prefix, slot)
                free(block)
                continue
            else:
                block, old = live.pop(slot)
                block = realloc(block, size)
                assert ctypes.c_uint64.from_address(block).value == slot << 32 | old, (prefix, slot)
            ctypes.c_uint64.from_address(block).value = slot << 32 | size
            live[slot] = block, size
        for block, _ in live.values():
            free(block)
    except BaseException as failure:
        failures.append(failure)
        raise


for prefix in ("PyMem_Raw", "PyMem_", "PyObject_"):
    contract(prefix)
threads = [threading.Thread(target=churn, args=(prefix, seed))
           for prefix in ("PyMem_Raw", "PyMem_", "PyObject_") for seed in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not failures
print("done")
