/* Many threads use the raw domain at once, without the GIL and before Python is initialised; every block keeps what
 * its thread has written. */
#include "threads.h"

enum { THREADS = 16, SLOTS = 300, STEPS = 60000 };

static void *worker(void *number)
{
    uint64_t random = (uintptr_t)number + 1;
    void *blocks[SLOTS] = {0};
    size_t sizes[SLOTS] = {0};
    for (int step = 0; step < STEPS; step++) {
        uint64_t r = next_random(&random);
        size_t slot = r % SLOTS, size = (r >> 20) % 100 == 0 ? (r >> 30) % 40000 : (r >> 30) % 600;
        uint64_t seed = slot + (uintptr_t)number;
        REQUIRE(blocks[slot] == NULL || intact(blocks[slot], sizes[slot], seed));
        if ((r >> 50) % 3 == 0) {
            size_t kept = sizes[slot] < size ? sizes[slot] : size;
            blocks[slot] = PyMem_RawRealloc(blocks[slot], size);
            REQUIRE(blocks[slot] != NULL && intact(blocks[slot], kept, seed));
        } else {
            PyMem_RawFree(blocks[slot]);
            blocks[slot] = r >> 60 ? PyMem_RawMalloc(size) : PyMem_RawCalloc(size, 1);
            REQUIRE(blocks[slot] != NULL);
        }
        sizes[slot] = size;
        fill(blocks[slot], size, seed);
    }
    for (int slot = 0; slot < SLOTS; slot++) {
        PyMem_RawFree(blocks[slot]);
    }
    return NULL;
}

int main(void)
{
    run_threads(THREADS, worker);
    puts("before initialisation: intact");
    Py_Initialize();
    run_threads(THREADS, worker);
    puts("initialised: intact");
    Py_Finalize();
    run_threads(THREADS, worker);
    puts("finalised: intact");
    FINISH();
}
