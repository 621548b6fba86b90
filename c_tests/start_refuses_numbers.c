/* A wrong PYTHONHASHSEED or PYTHONINTMAXSTRDIGITS stops the start, by name; a configuration without the environment
 * does not look at them. */
#include "object.h"

#include <sys/wait.h>

static void show_started(void)
{
    PyObject *limit = PySys_GetObject("get_int_max_str_digits");
    SHOW_NEW(PyObject_CallNoArgs(limit));
    PyObject *flags = PySys_GetObject("flags"), *random = PyObject_GetAttrString(flags, "hash_randomization");
    SHOW_NEW(random);
}

/* Starts Python in a child, under the variables. */
static void start(int isolated, const char *seed, const char *digits)
{
    printf("seed [%s] digits [%s] %s\n", seed, digits, isolated ? "isolated" : "");
    fflush(stdout);
    pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        setenv("PYTHONHASHSEED", seed, 1);
        setenv("PYTHONINTMAXSTRDIGITS", digits, 1);
        PyConfig config;
        if (isolated) {
            PyConfig_InitIsolatedConfig(&config);
        } else {
            PyConfig_InitPythonConfig(&config);
        }
        PyStatus status = Py_InitializeFromConfig(&config);
        PyConfig_Clear(&config);
        if (PyStatus_Exception(status)) {
            printf("%s: %s\n", status.func, status.err_msg);
        } else {
            show_started();
            if (!isolated && seed[0] != 0 && seed[0] != 'r') {
                PyObject *text = PyUnicode_FromString("text");
                printf("hash %zd\n", PyObject_Hash(text));
                Py_DECREF(text);
            }
            Py_Finalize();
        }
        fflush(stdout);
        _exit(0);
    }
    int how;
    waitpid(child, &how, 0);
    CHECK_EQ(how, 0);
}

int main(void)
{
    static const char *seeds[] = {"", "random", "0", "1", " 5", "+3", "00", "4294967295", "4294967296", "-1", "x", "5x", "0x10", "1.5", "5 ", "Random"};
    for (size_t i = 0; i < sizeof seeds / sizeof *seeds; i++) {
        start(0, seeds[i], "");
    }
    static const char *digits[] = {"0", "640", "639", "-1", " 700", "700x", "x", "99999999999", "2147483647", "4300"};
    for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) {
        start(0, "0", digits[i]);
    }
    start(0, "x", "x");
    start(1, "x", "x");
    start(1, "0", "640");
    FINISH();
}
