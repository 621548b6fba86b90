/* PyMem_Calloc by a thread that does not hold the GIL. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    PyEval_SaveThread();
    PyMem_Calloc(1, 1);
    puts("goes on");
    FINISH();
}
