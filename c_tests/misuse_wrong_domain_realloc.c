/* A block reallocated through another domain than it came from is found. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyObject_Malloc(16);
    block = PyMem_Realloc(block, 32);
    puts("goes on");
    FINISH();
}
