/* A thread that Python does not know, and that has not asked for the GIL, is found when it allocates. Ends by
 * SIGABRT. */
#include <pthread.h>

#include "harness.h"

static void *stranger(void *unused)
{
    (void)unused;
    PyObject_Malloc(1);
    puts("goes on");
    return NULL;
}

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    pthread_t thread;
    PyEval_SaveThread();
    pthread_create(&thread, NULL, stranger, NULL);
    pthread_join(thread, NULL);
    FINISH();
}
