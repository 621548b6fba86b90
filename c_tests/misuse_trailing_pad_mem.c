/* A byte written after the end of a block of the mem domain is found when the block is freed. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyMem_Malloc(16);
    block[16] = 'x';
    PyMem_Free(block);
    puts("goes on");
    FINISH();
}
