/* A byte written after the end of a block of the obj domain is found when the block is freed. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyObject_Malloc(16);
    block[16] = 'x';
    PyObject_Free(block);
    puts("goes on");
    FINISH();
}
