/* One of the programs of this folder as an extension module that runs it when it is imported: so an interpreter whose
 * functions lie in its executable can be measured. PROGRAM is the file; its arguments are in PYRITE_BENCH_ARGUMENT and
 * PYRITE_BENCH_ONLY. */

#include <Python.h>

#include <stdlib.h>
#include <unistd.h>

#define main program
#define Py_Initialize() ((void)0)
#define Py_Finalize() ((void)0)
#include PROGRAM
#undef main

PyMODINIT_FUNC PyInit_module(void)
{
    char *arguments[] = {"module", getenv("PYRITE_BENCH_ARGUMENT"), getenv("PYRITE_BENCH_ONLY"), NULL};
    int count = 1;
    while (count < 3 && arguments[count] != NULL && arguments[count][0] != '\0') {
        count++;
    }
    int status = program(count, arguments);
    fflush(stdout);
    /* The interpreter has nothing more to do. */
    _exit(status);
}
