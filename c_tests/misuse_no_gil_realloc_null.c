/* A realloc of NULL is reported as the malloc that it is. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    PyEval_SaveThread();
    PyMem_Realloc(NULL, 10);
    puts("goes on");
    FINISH();
}
