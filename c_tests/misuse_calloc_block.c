/* A byte written after a block of calloc is found. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyMem_Calloc(3, 7);
    block[23] = 'x';
    PyMem_Free(block);
    puts("goes on");
    FINISH();
}
