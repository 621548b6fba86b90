/* A block freed through another domain than it came from (raw as mem) is found. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyMem_RawMalloc(16);
    memset(block, 'a', 16);
    PyMem_Free(block);
    puts("goes on");
    FINISH();
}
