/* PyPreConfig.allocator wins over PYTHONMALLOC; an isolated configuration does not look at PYTHONMALLOC at all. */
#include "pythonmalloc.h"

static void preinitialize(PyPreConfig *config)
{
    PyStatus status = Py_PreInitialize(config);
    if (PyStatus_Exception(status)) {
        SHOW_TEXT(status.func);
        SHOW_TEXT(status.err_msg);
        return;
    }
    SHOW_TEXT(_PyMem_GetCurrentAllocatorName());
}

static void config_wins(void)
{
    PyPreConfig config;
    PyPreConfig_InitPythonConfig(&config);
    setenv("PYTHONMALLOC", "malloc", 1);
    config.allocator = PYMEM_ALLOCATOR_PYMALLOC_DEBUG;
    preinitialize(&config);
}

static void default_wins(void)
{
    PyPreConfig config;
    PyPreConfig_InitPythonConfig(&config);
    setenv("PYTHONMALLOC", "malloc", 1);
    config.allocator = PYMEM_ALLOCATOR_DEFAULT;
    preinitialize(&config);
}

static void environment(void)
{
    PyPreConfig config;
    PyPreConfig_InitPythonConfig(&config);
    setenv("PYTHONMALLOC", "malloc", 1);
    preinitialize(&config);
}

static void isolated(void)
{
    PyPreConfig config;
    PyPreConfig_InitIsolatedConfig(&config);
    setenv("PYTHONMALLOC", "malloc", 1);
    preinitialize(&config);
}

static void isolated_unknown(void)
{
    PyPreConfig config;
    PyPreConfig_InitIsolatedConfig(&config);
    setenv("PYTHONMALLOC", "nonsense", 1);
    preinitialize(&config);
}

static void environment_off(void)
{
    PyPreConfig config;
    PyPreConfig_InitPythonConfig(&config);
    setenv("PYTHONMALLOC", "malloc", 1);
    config.use_environment = 0;
    preinitialize(&config);
}

static void unknown(void)
{
    PyPreConfig config;
    PyPreConfig_InitPythonConfig(&config);
    setenv("PYTHONMALLOC", "nonsense", 1);
    preinitialize(&config);
}

static void developer(void)
{
    PyPreConfig config;
    PyPreConfig_InitPythonConfig(&config);
    config.dev_mode = 1;
    preinitialize(&config);
}

static void developer_and_choice(void)
{
    PyPreConfig config;
    PyPreConfig_InitPythonConfig(&config);
    config.dev_mode = 1;
    config.allocator = PYMEM_ALLOCATOR_MALLOC;
    preinitialize(&config);
}

static void twice(void)
{
    PyPreConfig config;
    PyPreConfig_InitPythonConfig(&config);
    config.allocator = PYMEM_ALLOCATOR_MALLOC;
    preinitialize(&config);
    config.allocator = PYMEM_ALLOCATOR_PYMALLOC;
    preinitialize(&config);
}

int main(void)
{
    in_child("the configuration wins", config_wins);
    in_child("default is a choice, too", default_wins);
    in_child("the environment", environment);
    in_child("isolated", isolated);
    in_child("isolated, with an unknown name", isolated_unknown);
    in_child("without the environment", environment_off);
    in_child("an unknown name is a status", unknown);
    in_child("developer mode", developer);
    in_child("developer mode and a choice", developer_and_choice);
    in_child("only the first preinitialisation counts", twice);
    FINISH();
}
