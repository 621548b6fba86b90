/* A text whose closing zero has no room: the classic. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    char *copy = PyMem_Malloc(strlen("eleven char"));
    strcpy(copy, "eleven char");
    PyMem_Free(copy);
    puts("goes on");
    FINISH();
}
