/* A bad block of the raw domain found after Python is finalised. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    setenv("PYTHONMALLOC", "debug", 1);
    Py_Initialize();
    char *block = PyMem_RawMalloc(5);
    block[5] = 'x';
    Py_Finalize();
    PyMem_RawFree(block);
    puts("goes on");
    FINISH();
}
