/* A byte written to a block of no bytes is found. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyObject_Malloc(0);
    block[0] = 'x';
    PyObject_Free(block);
    puts("goes on");
    FINISH();
}
