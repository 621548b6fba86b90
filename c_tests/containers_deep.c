/* Containers nested a hundred thousand deep are given back, whichever kind they are, and however they are mixed. */

#include "method.h"

#include <sys/resource.h>

static PyObject *wrap(int kind, PyObject *inner)
{
    PyObject *made = NULL;
    switch (kind) {
    case 0:
        made = PyList_New(1);
        PyList_SET_ITEM(made, 0, inner);
        return made;
    case 1:
        made = PyTuple_New(1);
        PyTuple_SET_ITEM(made, 0, inner);
        return made;
    case 2:
        made = PyDict_New();
        PyDict_SetItemString(made, "k", inner);
        Py_DECREF(inner);
        return made;
    case 3:
        made = PyTuple_New(1);
        PyTuple_SET_ITEM(made, 0, inner);
        inner = PyFrozenSet_New(made);
        Py_DECREF(made);
        return inner;
    default:
        made = PyObject_GetIter(inner);
        Py_DECREF(inner);
        inner = PyList_New(1);
        PyList_SET_ITEM(inner, 0, made);
        return inner;
    }
}

static void body(void)
{
    /* Ten thousand nested calls of a library that is built without optimisation take more than the usual 8 MiB. */
    struct rlimit stack;
    getrlimit(RLIMIT_STACK, &stack);
    stack.rlim_cur = 64 << 20;
    setrlimit(RLIMIT_STACK, &stack);
    for (int kind = 0; kind < 7; kind++) {
        PyObject *nest = kind == 3 ? PyFrozenSet_New(NULL) : PyList_New(0);
        for (int i = 0; i < 100000; i++) {
            int now = kind < 5 ? kind : kind == 5 ? i % 3 : (i / 7) % 3;
            if (now == 3 && i > 2000) {
                break;
            }
            nest = wrap(now, nest);
            REQUIRE(nest != NULL);
        }
        printf("kind %d: %s\n", kind, Py_TYPE(nest)->tp_name);
        Py_DECREF(nest);
    }
    PyObject *list = PyList_New(0);
    for (int i = 0; i < 100000; i++) {
        list = wrap(0, list);
    }
    SHOW_NEW(PyObject_Repr(list));
    Py_DECREF(list);
}

OBJECT_MAIN(body)
