/* A byte written before a block is found when the block is reallocated. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyMem_Malloc(16);
    block[-7] = 'x';
    block = PyMem_Realloc(block, 100);
    puts("goes on");
    FINISH();
}
