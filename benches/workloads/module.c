/* One of the programs of this folder as an extension module that runs it when it is imported: so an interpreter whose
 * functions lie in its executable can be measured. PROGRAM is the file; its argument is in PYRITE_BENCH_ARGUMENT. */

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
    char *arguments[] = {"module", getenv("PYRITE_BENCH_ARGUMENT"), NULL};
    int status = program(arguments[1] != NULL ? 2 : 1, arguments);
    fflush(stdout);
    /* The interpreter has nothing more to do. */
    _exit(status);
}
