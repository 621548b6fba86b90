/* A configuration's seed of hashes, most digits of an int and frames of tracemalloc go before the environment's. */
#include "object.h"

#include <sys/wait.h>

static PyObject *call_of(const char *module, const char *name)
{
    PyObject *imported = PyImport_ImportModule(module);
    PyObject *function = imported != NULL ? PyObject_GetAttrString(imported, name) : NULL;
    PyObject *result = function != NULL ? PyObject_CallNoArgs(function) : NULL;
    Py_XDECREF(function);
    Py_XDECREF(imported);
    return result;
}

static void start(const char *title, int isolated, int use_seed, unsigned long seed, int digits, int frames)
{
    printf("%s\n", title);
    fflush(stdout);
    pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        setenv("PYTHONHASHSEED", "7", 1);
        setenv("PYTHONINTMAXSTRDIGITS", "5000", 1);
        setenv("PYTHONTRACEMALLOC", "3", 1);
        PyConfig config;
        if (isolated) {
            PyConfig_InitIsolatedConfig(&config);
        } else {
            PyConfig_InitPythonConfig(&config);
        }
        config.use_hash_seed = use_seed;
        config.hash_seed = seed;
        config.int_max_str_digits = digits;
        config.tracemalloc = frames;
        PyStatus status = Py_InitializeFromConfig(&config);
        PyConfig_Clear(&config);
        if (PyStatus_Exception(status)) {
            printf("%s\n", status.err_msg);
        } else {
            SHOW_NEW(call_of("sys", "get_int_max_str_digits"));
            SHOW_NEW(call_of("_tracemalloc", "is_tracing"));
            SHOW_NEW(call_of("_tracemalloc", "get_traceback_limit"));
            PyObject *flags = PySys_GetObject("flags");
            SHOW_NEW(PyObject_GetAttrString(flags, "hash_randomization"));
            SHOW_NEW(PyObject_GetAttrString(flags, "int_max_str_digits"));
            if (use_seed != 0) {
                PyObject *text = PyUnicode_FromString("text");
                printf("hash %zd\n", PyObject_Hash(text));
                Py_DECREF(text);
            }
        }
        fflush(stdout);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

int main(void)
{
    start("the environment", 0, -1, 0, -1, -1);
    start("a seed", 0, 1, 42, -1, -1);
    start("the seed 0", 0, 1, 0, -1, -1);
    start("a random seed", 0, 0, 0, -1, -1);
    start("digits", 0, -1, 0, 700, -1);
    start("no limit of digits", 0, -1, 0, 0, -1);
    start("frames", 0, -1, 0, -1, 9);
    start("no frames", 0, -1, 0, -1, 0);
    start("isolated", 1, 1, 42, 1000, 2);
    FINISH();
}
