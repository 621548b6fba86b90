/* _PyArg_UnpackKeywordsWithVararg: what is given by position beyond the named parameters becomes a tuple. */
#include "attributes.h"

extern PyObject *const *_PyArg_UnpackKeywordsWithVararg(PyObject *const *, Py_ssize_t, PyObject *, PyObject *,
                                                        struct _PyArg_Parser *, int, int, int, int, PyObject **);

static const char *const abc[] = {"a", "b", "c", NULL}, *const unnamed[] = {"", "b", "c", NULL};

static void show(PyObject *const *found, int vararg)
{
    if (found == NULL) {
        object_show_error(" error");
        return;
    }
    for (int i = 0; i < 4; i++) {
        if (found[i] == NULL) {
            printf(" -");
        } else {
            PyObject *text = PyObject_Repr(found[i]);
            printf(" %s", PyUnicode_AsUTF8(text));
            Py_DECREF(text);
        }
    }
    Py_DECREF(found[vararg]);
    printf("\n");
}

static void run(PyObject *args, PyObject *kwargs)
{
    static _PyArg_Parser parsers[] = {{.keywords = abc, .fname = "name"}, {.keywords = unnamed, .fname = "name"}};
    int bounds[][4] = {{1, 1, 0, 1}, {1, 1, 1, 1}, {1, 1, 2, 1}, {2, 2, 0, 2}, {2, 2, 1, 2}, {0, 0, 0, 0}, {0, 0, 1, 0}};
    PyObject *stack[10], *buffer[10], *keys = PyDict_Keys(kwargs), *names = PyList_AsTuple(keys);
    Py_ssize_t count = PyTuple_GET_SIZE(args), named = PyTuple_GET_SIZE(names);
    for (Py_ssize_t i = 0; i < count; i++) {
        stack[i] = PyTuple_GET_ITEM(args, i);
    }
    for (Py_ssize_t i = 0; i < named; i++) {
        stack[count + i] = PyDict_GetItem(kwargs, PyTuple_GET_ITEM(names, i));
    }
    for (int p = 0; p < 2; p++) {
        for (size_t b = 0; b < sizeof bounds / sizeof *bounds; b++) {
            int *bound = bounds[b];
            if (p == 1 && bound[1] == 0) {
                continue;
            }
            printf("%d: %d %d %d %d:", p, bound[0], bound[1], bound[2], bound[3]);
            memset(buffer, 0, sizeof buffer);
            show(_PyArg_UnpackKeywordsWithVararg(stack, count, NULL, named ? names : NULL, &parsers[p], bound[0],
                                                 bound[1], bound[2], bound[3], buffer),
                 bound[3]);
        }
    }
    Py_DECREF(keys);
    Py_DECREF(names);
}

static void body(void)
{
    const char *args[] = {"()", "(i)", "(ii)", "(iii)", "(iiii)"};
    PyObject *kwargs[] = {Py_BuildValue("{}"), Py_BuildValue("{s:i}", "b", 12), Py_BuildValue("{s:i}", "c", 13),
                          Py_BuildValue("{s:i,s:i}", "c", 13, "b", 12), Py_BuildValue("{s:i}", "z", 14)};
    for (size_t k = 0; k < sizeof kwargs / sizeof *kwargs; k++) {
        for (size_t a = 0; a < sizeof args / sizeof *args; a++) {
            PyObject *tuple = Py_BuildValue(args[a], 1, 2, 3, 4);
            printf("%s ", args[a]);
            object_show("and", kwargs[k], 0);
            run(tuple, kwargs[k]);
            Py_DECREF(tuple);
        }
        Py_DECREF(kwargs[k]);
    }
}

OBJECT_MAIN(body)
