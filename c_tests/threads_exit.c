/* Blocks outlive the thread that allocated them, and what a thread has freed before it ended is used again: three
 * thousand short threads, one after the other, leave intact blocks and no growing heap. */
#include "threads.h"

enum { THREADS = 3000, BLOCKS = 40 };

static void *blocks[3][BLOCKS];

static long peak_mb(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

static size_t size_of(int i) { return (size_t)(i * i) % 900; }

static void *worker(void *number)
{
    (void)number;
    PyGILState_STATE gil = PyGILState_Ensure();
    FOR_EACH_DOMAIN (d) {
        void *own[BLOCKS * 4];
        for (int i = 0; i < BLOCKS * 4; i++) {
            own[i] = d->malloc(size_of(i));
            REQUIRE(own[i] != NULL);
            fill(own[i], size_of(i), 1);
        }
        for (int i = 0; i < BLOCKS * 4; i++) {
            d->free(own[i]);
        }
        for (int i = 0; i < BLOCKS; i++) {
            REQUIRE(blocks[d->id][i] == NULL || intact(blocks[d->id][i], size_of(i), (uint64_t)i));
            d->free(blocks[d->id][i]);
            blocks[d->id][i] = d->malloc(size_of(i));
            fill(blocks[d->id][i], size_of(i), (uint64_t)i);
        }
    }
    PyGILState_Release(gil);
    return NULL;
}

int main(void)
{
    Py_Initialize();
    PyThreadState *main_thread = PyEval_SaveThread();
    long peak_early = 0;
    for (int i = 0; i < THREADS; i++) {
        run_threads(1, worker);
        if (i == 200) {
            peak_early = peak_mb();
        }
    }
    PyEval_RestoreThread(main_thread);
    FOR_EACH_DOMAIN (d) {
        for (int i = 0; i < BLOCKS; i++) {
            REQUIRE(intact(blocks[d->id][i], size_of(i), (uint64_t)i));
            d->free(blocks[d->id][i]);
        }
        printf("%s: intact after the threads\n", d->name);
    }
    CHECK(peak_mb() < peak_early + 16);
    Py_Finalize();
    FINISH();
}
