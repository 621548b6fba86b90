/* A byte written after a block that is larger than the pools serve is found. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyObject_Malloc(3000000);
    memset(block, 0x20, 3000001);
    PyObject_Free(block);
    puts("goes on");
    FINISH();
}
