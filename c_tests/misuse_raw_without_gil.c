/* A bad block of the raw domain found by a thread without the GIL. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyMem_RawMalloc(5);
    block[5] = 'x';
    PyEval_SaveThread();
    PyMem_RawFree(block);
    puts("goes on");
    FINISH();
}
