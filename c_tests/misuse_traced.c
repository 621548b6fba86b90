/* With tracemalloc on, the report of a bad block shows where the block was allocated. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    setenv("PYTHONTRACEMALLOC", "5", 1);
    setenv("PYTHONMALLOC", "debug", 1);
    Py_Initialize();
    char *block = PyMem_Malloc(5);
    block[5] = 'x';
    PyMem_Free(block);
    puts("goes on");
    FINISH();
}
