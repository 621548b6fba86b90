/* A thread that is not the main one may fork; in the child it is the only one, and allocates on. */
#include "threads.h"

static void child(void)
{
    for (size_t size = 0; size < 3000; size++) {
        void *block = PyMem_RawCalloc(1, size);
        REQUIRE(block != NULL && all_bytes(block, size, 0));
        PyMem_RawFree(block);
    }
    puts("child of a thread");
}

static void *worker(void *number)
{
    (void)number;
    void *block = PyMem_RawMalloc(100);
    fill(block, 100, 1);
    in_child("from a thread", child);
    REQUIRE(intact(block, 100, 1));
    PyMem_RawFree(block);
    return NULL;
}

int main(void)
{
    for (int i = 0; i < 5; i++) {
        run_threads(1, worker);
    }
    FINISH();
}
