/* A bad block of the raw domain found before Python is initialised. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    PyMem_SetupDebugHooks();
    char *block = PyMem_RawMalloc(5);
    block[5] = 'x';
    PyMem_RawFree(block);
    puts("goes on");
    FINISH();
}
