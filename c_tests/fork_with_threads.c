/* A program whose threads allocate all the time may fork: the children, in which those threads do not exist, allocate
 * and free in the raw domain, and the main thread's blocks of all domains are intact there. */
#include "threads.h"

enum { THREADS = 4, FORKS = 60, BLOCKS = 200 };

static atomic_int stop;
static void *blocks[3][BLOCKS];

static void *worker(void *number)
{
    uint64_t random = (uintptr_t)number + 1;
    void *own[100] = {0};
    while (!stop) {
        uint64_t r = next_random(&random);
        void **block = &own[r % 100];
        PyMem_RawFree(*block);
        *block = PyMem_RawMalloc((r >> 20) % 50 == 0 ? (r >> 30) % 100000 : (r >> 30) % 700);
        REQUIRE(*block != NULL);
    }
    for (int i = 0; i < 100; i++) {
        PyMem_RawFree(own[i]);
    }
    return NULL;
}

static void child(void)
{
    alarm(20);
    FOR_EACH_DOMAIN (d) {
        for (int i = 0; i < BLOCKS; i++) {
            REQUIRE(intact(blocks[d->id][i], (size_t)i * 5, (uint64_t)i));
            d->free(blocks[d->id][i]);
        }
        for (size_t size = 1; size < 200000; size += 1 + size / 8) {
            void *block = d->malloc(size);
            REQUIRE(block != NULL);
            fill(block, size, size);
            block = d->realloc(block, size * 2);
            REQUIRE(block != NULL && intact(block, size, size));
            d->free(block);
        }
    }
}

int main(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        for (int i = 0; i < BLOCKS; i++) {
            blocks[d->id][i] = d->malloc((size_t)i * 5);
            fill(blocks[d->id][i], (size_t)i * 5, (uint64_t)i);
        }
    }
    pthread_t threads[THREADS];
    for (intptr_t i = 0; i < THREADS; i++) {
        REQUIRE(pthread_create(&threads[i], NULL, worker, (void *)i) == 0);
    }
    for (int i = 0; i < FORKS; i++) {
        pid_t pid = fork();
        REQUIRE(pid >= 0);
        if (pid == 0) {
            child();
            _exit(0);
        }
        int status;
        REQUIRE(waitpid(pid, &status, 0) == pid);
        REQUIRE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    stop = 1;
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    printf("%d children well\n", FORKS);
    Py_Finalize();
    FINISH();
}
