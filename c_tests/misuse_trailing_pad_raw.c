/* A byte written after the end of a block of the raw domain is found when the block is freed. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyMem_RawMalloc(16);
    block[16] = 'x';
    PyMem_RawFree(block);
    puts("goes on");
    FINISH();
}
