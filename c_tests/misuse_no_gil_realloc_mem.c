/* PyMem_Realloc by a thread that does not hold the GIL. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    void *block = PyMem_Malloc(10);
    PyEval_SaveThread();
    block = PyMem_Realloc(block, 20);
    puts("goes on");
    FINISH();
}
