/* The last of the eight bytes after a block is looked at, too. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyMem_Malloc(100);
    block[107] = 0;
    PyMem_Free(block);
    puts("goes on");
    FINISH();
}
