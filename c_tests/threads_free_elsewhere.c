/* A block may be freed, or reallocated, by another thread than the one that allocated it. Blocks of all domains go
 * round a ring of threads many times, and memory does not grow with them. */
#include "threads.h"

enum { THREADS = 4, BATCH = 500, ROUNDS = 400 };

struct batch {
    void *blocks[3][BATCH];
    size_t sizes[3][BATCH];
};

static struct batch batches[THREADS];
static pthread_barrier_t barrier;
static long peak_early;

static long peak_mb(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/* Each round a thread takes over the batch that its neighbour has filled, looks at it, frees it and fills it anew. */
static void *worker(void *number)
{
    int me = (int)(intptr_t)number;
    uint64_t random = (uint64_t)me + 1;
    for (int round = 0; round < ROUNDS; round++) {
        struct batch *batch = &batches[(me + round) % THREADS];
        PyGILState_STATE gil = PyGILState_Ensure();
        FOR_EACH_DOMAIN (d) {
            for (int i = 0; i < BATCH; i++) {
                void **block = &batch->blocks[d->id][i];
                size_t *size = &batch->sizes[d->id][i];
                REQUIRE(*block == NULL || intact(*block, *size, (uint64_t)i));
                size_t wanted = next_random(&random) % 1000;
                if (i % 5 == 0) {
                    *block = d->realloc(*block, wanted);
                } else {
                    d->free(*block);
                    *block = d->malloc(wanted);
                }
                REQUIRE(*block != NULL);
                fill(*block, wanted, (uint64_t)i);
                *size = wanted;
            }
        }
        PyGILState_Release(gil);
        pthread_barrier_wait(&barrier);
        if (round == 50 && me == 0) {
            peak_early = peak_mb();
        }
    }
    return NULL;
}

/* The raw domain wants no GIL: here the threads really run at once. */
static void *raw_worker(void *number)
{
    int me = (int)(intptr_t)number;
    for (int round = 0; round < ROUNDS; round++) {
        struct batch *batch = &batches[(me + round) % THREADS];
        for (int i = 0; i < BATCH; i++) {
            REQUIRE(batch->blocks[0][i] == NULL || intact(batch->blocks[0][i], batch->sizes[0][i], (uint64_t)i));
            PyMem_RawFree(batch->blocks[0][i]);
            batch->sizes[0][i] = (size_t)(i * 2 + round % 7);
            batch->blocks[0][i] = PyMem_RawMalloc(batch->sizes[0][i]);
            REQUIRE(batch->blocks[0][i] != NULL);
            fill(batch->blocks[0][i], batch->sizes[0][i], (uint64_t)i);
        }
        pthread_barrier_wait(&barrier);
    }
    return NULL;
}

int main(void)
{
    Py_Initialize();
    pthread_barrier_init(&barrier, NULL, THREADS);
    PyThreadState *main_thread = PyEval_SaveThread();
    run_threads(THREADS, worker);
    run_threads(THREADS, raw_worker);
    PyEval_RestoreThread(main_thread);
    for (int t = 0; t < THREADS; t++) {
        FOR_EACH_DOMAIN (d) {
            for (int i = 0; i < BATCH; i++) {
                REQUIRE(intact(batches[t].blocks[d->id][i], batches[t].sizes[d->id][i], (uint64_t)i));
                d->free(batches[t].blocks[d->id][i]);
            }
        }
    }
    CHECK(peak_mb() < peak_early + 64);
    Py_Finalize();
    FINISH();
}
