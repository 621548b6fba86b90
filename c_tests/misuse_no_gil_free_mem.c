/* PyMem_Free by a thread that does not hold the GIL. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    void *block = PyMem_Malloc(10);
    PyEval_SaveThread();
    PyMem_Free(block);
    puts("goes on");
    FINISH();
}
