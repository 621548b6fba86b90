/* A byte written after the end of a block of the obj domain is found when the block is reallocated. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyObject_Malloc(16);
    block[16] = 'x';
    block = PyObject_Realloc(block, 100);
    puts("goes on");
    FINISH();
}
