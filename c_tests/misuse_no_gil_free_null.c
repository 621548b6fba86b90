/* Even a free of NULL wants the GIL. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    PyEval_SaveThread();
    PyMem_Free(NULL);
    puts("goes on");
    FINISH();
}
