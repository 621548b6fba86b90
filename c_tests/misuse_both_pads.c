/* Bytes overwritten on both sides of a block: both are reported, and the leading pad is the reason. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyMem_Malloc(16);
    block[-1] = 'x';
    block[16] = 'y';
    PyMem_Free(block);
    puts("goes on");
    FINISH();
}
