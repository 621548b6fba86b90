/* PyObject_Realloc by a thread that does not hold the GIL. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    void *block = PyObject_Malloc(10);
    PyEval_SaveThread();
    block = PyObject_Realloc(block, 20);
    puts("goes on");
    FINISH();
}
