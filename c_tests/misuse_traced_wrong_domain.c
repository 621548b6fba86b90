/* With tracemalloc on, a block freed through another domain is still reported. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    setenv("PYTHONTRACEMALLOC", "1", 1);
    setenv("PYTHONMALLOC", "debug", 1);
    Py_Initialize();
    char *block = PyObject_Malloc(5);
    PyMem_Free(block);
    puts("goes on");
    FINISH();
}
