/* A byte written before a block of the raw domain is found when the block is freed. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyMem_RawMalloc(16);
    block[-1] = 'x';
    PyMem_RawFree(block);
    puts("goes on");
    FINISH();
}
