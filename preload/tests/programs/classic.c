/* Embedding as it was taught for years: text is decoded before the interpreter starts, into a raw block that the
   program frees after its end. With PYTHONMALLOC=pymalloc or malloc the host puts its own allocators in place between
   the two; the block must then come from those that can free it. */
#include <Python.h>
#include "serves.h"

int
main(int argc, char **argv)
{
    wchar_t *name = Py_DecodeLocale(argv[0], NULL);
    wchar_t *text = Py_DecodeLocale("a longer piece of text that lives for as long as the interpreter does", NULL);
    (void)argc;
    if (name == NULL || text == NULL)
        return 2;
    Py_Initialize();
    SAY_WHO_SERVES("running", PyMem_GetAllocator);
    if (PyRun_SimpleString("import json; assert json.loads(json.dumps(list(range(5000))))[-1] == 4999") != 0)
        return 3;
    if (Py_FinalizeEx() != 0)
        return 4;
    PyMem_RawFree(text);
    PyMem_RawFree(name);
    puts("done");
    return 0;
}
