/* A program that chooses its allocator from C: `malloc`, `debug`, `dev` (development mode), `isolated` (no environment). */
#include <Python.h>
#include <string.h>
#include "serves.h"

static int
failed(PyStatus status)
{
    return PyStatus_Exception(status);
}

int
main(int argc, char **argv)
{
    PyPreConfig before;
    PyConfig config;
    if (argc != 2)
        return 2;
    PyPreConfig_InitPythonConfig(&before);
    if (strcmp(argv[1], "malloc") == 0)
        before.allocator = PYMEM_ALLOCATOR_MALLOC;
    else if (strcmp(argv[1], "debug") == 0)
        before.allocator = PYMEM_ALLOCATOR_DEBUG;
    else if (strcmp(argv[1], "dev") == 0)
        before.dev_mode = 1;
    else if (strcmp(argv[1], "isolated") == 0)
        PyPreConfig_InitIsolatedConfig(&before);
    else
        return 2;
    if (failed(Py_PreInitialize(&before)))
        return 3;
    if (strcmp(argv[1], "isolated") == 0)
        PyConfig_InitIsolatedConfig(&config);
    else
        PyConfig_InitPythonConfig(&config);
    if (strcmp(argv[1], "dev") == 0)
        config.dev_mode = 1;
    if (failed(Py_InitializeFromConfig(&config)))
        return 4;
    PyConfig_Clear(&config);
    SAY_WHO_SERVES("running", PyMem_GetAllocator);
    if (PyRun_SimpleString("import json; json.loads(json.dumps(list(range(5000))))") != 0)
        return 5;
    if (Py_FinalizeEx() != 0)
        return 6;
    puts("done");
    return 0;
}
