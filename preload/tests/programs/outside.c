/* The raw domain outside the interpreter's life: before main, after the interpreter's end, in a thread whose own data
   is being destroyed, in another thread while the process exits, and in a handler of atexit. */
#include <Python.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>
#include "serves.h"

static char *early;
static pthread_key_t key;

__attribute__((constructor)) static void
before_main(void)
{
    early = PyMem_RawMalloc(100);
    memset(early, 1, 100);
}

static void
at_exit(void)
{
    char *block = PyMem_RawCalloc(1, 5000);
    early = PyMem_RawRealloc(early, 5000);
    if (block == NULL || early == NULL || early[99] != 1 || block[4999] != 0)
        _exit(20);
    PyMem_RawFree(early);
    PyMem_RawFree(block);
}

/* Runs at a thread's end, several times over, among and after the destructors of others. */
static void
destroy(void *value)
{
    static __thread int rounds;
    PyMem_RawFree(value);
    if (++rounds < 4)
        pthread_setspecific(key, PyMem_RawMalloc(64));
}

static void *
body(void *given)
{
    PyMem_RawFree(given);
    pthread_setspecific(key, PyMem_RawMalloc(64));
    return PyMem_RawMalloc(300);
}

static void *
forever(void *unused)
{
    (void)unused;
    for (;;)
        PyMem_RawFree(PyMem_RawRealloc(PyMem_RawMalloc(40), 4000));
    return NULL;
}

int
main(void)
{
    pthread_t threads[50];
    atexit(at_exit);
    pthread_key_create(&key, destroy);
    Py_Initialize();
    SAY_WHO_SERVES("running", PyMem_GetAllocator);
    for (int i = 0; i < 50; i++)
        pthread_create(&threads[i], NULL, body, PyMem_RawMalloc(200));
    for (int i = 0; i < 50; i++) {
        void *block;
        pthread_join(threads[i], &block);
        PyMem_RawFree(block);
    }
    pthread_create(&threads[0], NULL, forever, NULL);
    if (Py_FinalizeEx() != 0)
        return 4;
    PyMem_RawFree(PyMem_RawMalloc(10));
    puts("done");
    return 0;
}
