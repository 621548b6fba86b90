/* A bad block found by another thread than the main one, which holds the GIL as it should. Ends by SIGABRT. */
#include <pthread.h>

#include "harness.h"

static void *worker(void *unused)
{
    (void)unused;
    PyGILState_Ensure();
    char *block = PyMem_Malloc(5);
    block[5] = 'x';
    PyMem_Free(block);
    puts("goes on");
    return NULL;
}

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    pthread_t thread;
    PyEval_SaveThread();
    pthread_create(&thread, NULL, worker, NULL);
    pthread_join(thread, NULL);
    FINISH();
}
