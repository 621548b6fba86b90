/* A block freed through another domain than it came from (obj as raw) is found. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *block = PyObject_Malloc(16);
    memset(block, 'a', 16);
    PyMem_RawFree(block);
    puts("goes on");
    FINISH();
}
