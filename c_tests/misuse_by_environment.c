/* PYTHONMALLOC=debug finds what the hooks find. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    setenv("PYTHONMALLOC", "debug", 1);
    Py_Initialize();
    char *block = PyMem_Malloc(5);
    block[5] = 'x';
    PyMem_Free(block);
    puts("goes on");
    FINISH();
}
