/* All seven bytes before a block overwritten: each is reported. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyMem_Malloc(16);
    memset(block - 7, 0x41, 7);
    PyMem_Free(block);
    puts("goes on");
    FINISH();
}
