/* Threads that take turns with the GIL use the memory and the object domain; every block keeps what its thread has
 * written, also across the turns of others. */
#include "threads.h"

enum { THREADS = 8, SLOTS = 200, TURNS = 300, STEPS = 60 };

static void *worker(void *number)
{
    uint64_t random = (uintptr_t)number + 1;
    void *blocks[SLOTS] = {0};
    size_t sizes[SLOTS] = {0};
    for (int turn = 0; turn < TURNS; turn++) {
        PyGILState_STATE gil = PyGILState_Ensure();
        for (int step = 0; step < STEPS; step++) {
            uint64_t r = next_random(&random);
            size_t slot = r % SLOTS, size = (r >> 30) % 700;
            const struct domain *d = slot % 2 ? MEM : OBJ;
            uint64_t seed = slot + (uintptr_t)number;
            REQUIRE(blocks[slot] == NULL || intact(blocks[slot], sizes[slot], seed));
            if ((r >> 50) % 3 == 0) {
                size_t kept = sizes[slot] < size ? sizes[slot] : size;
                blocks[slot] = d->realloc(blocks[slot], size);
                REQUIRE(blocks[slot] != NULL && intact(blocks[slot], kept, seed));
            } else {
                d->free(blocks[slot]);
                blocks[slot] = d->malloc(size);
                REQUIRE(blocks[slot] != NULL);
            }
            sizes[slot] = size;
            fill(blocks[slot], size, seed);
        }
        PyGILState_Release(gil);
    }
    PyGILState_STATE gil = PyGILState_Ensure();
    for (int slot = 0; slot < SLOTS; slot++) {
        (slot % 2 ? MEM : OBJ)->free(blocks[slot]);
    }
    PyGILState_Release(gil);
    return NULL;
}

int main(void)
{
    Py_Initialize();
    PyThreadState *main_thread = PyEval_SaveThread();
    run_threads(THREADS, worker);
    PyEval_RestoreThread(main_thread);
    puts("intact");
    Py_Finalize();
    FINISH();
}
