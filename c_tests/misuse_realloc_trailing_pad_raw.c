/* A byte written after the end of a block of the raw domain is found when the block is reallocated. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyMem_RawMalloc(16);
    block[16] = 'x';
    block = PyMem_RawRealloc(block, 100);
    puts("goes on");
    FINISH();
}
