/* PyPreConfig.allocator chooses the allocator at preinitialisation, before the interpreter is there; every value. */
#include "pythonmalloc.h"

static int value;

static void run(void)
{
    PyPreConfig config;
    PyPreConfig_InitPythonConfig(&config);
    SHOW(config.allocator);
    config.allocator = value;
    PyStatus status = Py_PreInitialize(&config);
    if (PyStatus_Exception(status)) {
        SHOW(PyStatus_IsExit(status));
        SHOW_TEXT(status.func);
        SHOW_TEXT(status.err_msg);
        return;
    }
    SHOW_TEXT(_PyMem_GetCurrentAllocatorName());
    Py_Initialize();
    show_allocator();
    Py_Finalize();
}

int main(void)
{
    for (value = -1; value <= 9; value++) {
        char title[40];
        snprintf(title, sizeof title, "allocator %d", value);
        in_child(title, run);
    }
    FINISH();
}
