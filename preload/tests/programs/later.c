/* A program that loads its Python when it runs, as plug-in hosts do:

       later LIBPYTHON local|global before|after|traced|twice

   and asks for the heap before the interpreter starts, after it, or after it while tracemalloc runs. */
#include <Python.h>
#include <string.h>
#include "serves.h"

/* The headers have macros of some of these names. */
#define FUNCTION(result, variable, name, ...) result (*variable)(__VA_ARGS__) = (result (*)(__VA_ARGS__))dlsym(python, name)

int
main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    int global = strcmp(argv[2], "global") == 0;
    const char *when = argv[3];
    int (*install)(void *) = (int (*)(void *))dlsym(RTLD_DEFAULT, "pyrite_preload_install");
    if (install == NULL)
        return 3;
    if (install(NULL) != -1)
        return 4;
    void *python = dlopen(argv[1], RTLD_NOW | (global ? RTLD_GLOBAL : RTLD_LOCAL));
    if (python == NULL) {
        puts(dlerror());
        return 5;
    }
    void *handle = global ? NULL : python;
    FUNCTION(void, start, "Py_Initialize", void);
    FUNCTION(int, end, "Py_FinalizeEx", void);
    FUNCTION(int, run, "PyRun_SimpleString", const char *);
    FUNCTION(void, get_allocator, "PyMem_GetAllocator", PyMemAllocatorDomain, PyMemAllocatorEx *);
    if (!global && install(NULL) != -1)
        return 6;

    int early = strcmp(when, "before") == 0 || strcmp(when, "twice") == 0;
    if (early)
        printf("install: %d\n", install(handle));
    start();
    if (run("kept = [str(i) * 3 for i in range(50000)]") != 0)
        return 7;
    if (strcmp(when, "traced") == 0 && run("import tracemalloc; tracemalloc.start()") != 0)
        return 8;
    if (!early)
        printf("install: %d\n", install(handle));
    if (strcmp(when, "twice") == 0)
        printf("install: %d\n", install(handle));
    SAY_WHO_SERVES("running", get_allocator);
    if (run("import json, sys, threading\n"
                           "text = json.dumps(kept)\n"
                           "del kept\n"
                           "thread = threading.Thread(target=json.loads, args=(text,))\n"
                           "thread.start()\n"
                           "thread.join()\n"
                           "if 'tracemalloc' in sys.modules: sys.modules['tracemalloc'].stop()\n"
                           "many = json.loads(text)\n"
                           "assert sys.getallocatedblocks() > 50000, sys.getallocatedblocks()\n") != 0)
        return 9;
    if (end() != 0)
        return 10;
    puts("done");
    return 0;
}
