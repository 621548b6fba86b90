/* A bad block of the raw domain found between preinitialisation and initialisation. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    PyPreConfig config;
    PyPreConfig_InitPythonConfig(&config);
    config.allocator = PYMEM_ALLOCATOR_DEBUG;
    REQUIRE(!PyStatus_Exception(Py_PreInitialize(&config)));
    char *block = PyMem_RawMalloc(5);
    block[5] = 'x';
    PyMem_RawFree(block);
    puts("goes on");
    FINISH();
}
