/* Containers nested a million deep are freed without a million nested calls. */

#include "deep.h"

#define DEPTH 1000000

static void body(void)
{
    PyObject *op = PyList_New(0);
    for (int i = 0; i < DEPTH; i++) {
        PyObject *outer = PyList_New(1);
        PyList_SetItem(outer, 0, op);
        op = outer;
    }
    Py_DECREF(op);
    printf("lists\n");

    op = PyTuple_New(0);
    for (int i = 0; i < DEPTH; i++) {
        PyObject *outer = PyTuple_New(1);
        PyTuple_SetItem(outer, 0, op);
        op = outer;
    }
    Py_DECREF(op);
    printf("tuples\n");

    PyObject *key = PyUnicode_InternFromString("key");
    op = PyDict_New();
    for (int i = 0; i < DEPTH / 10; i++) {
        PyObject *outer = PyDict_New();
        PyDict_SetItem(outer, key, op);
        Py_DECREF(op);
        op = outer;
    }
    Py_DECREF(op);
    printf("dicts\n");

    op = PyList_New(0);
    for (int i = 0; i < DEPTH / 10; i++) {
        PyObject *outer;
        switch (i % 3) {
        case 0:
            outer = PyList_New(0);
            PyList_Append(outer, op);
            break;
        case 1:
            outer = PyTuple_Pack(1, op);
            break;
        default:
            outer = PyDict_New();
            PyDict_SetItem(outer, key, op);
        }
        Py_DECREF(op);
        op = outer;
    }
    Py_DECREF(op);
    Py_DECREF(key);
    printf("all kinds\n");

    /* The same in a cycle, by the collector. */
    PyObject *first = PyList_New(1), *last;
    op = Py_NewRef(first);
    for (int i = 0; i < DEPTH / 10; i++) {
        PyObject *outer = PyList_New(1);
        PyList_SetItem(outer, 0, op);
        op = outer;
    }
    last = op;
    PyList_SetItem(first, 0, last);
    Py_DECREF(first);
    SHOW(PyGC_Collect());
    SHOW(PyThreadState_Get()->c_recursion_remaining);
}

static void run(void)
{
    object_leaves_nothing("body", body);
}

int main(void)
{
    Py_Initialize();
    deep(run);
    Py_Finalize();
    FINISH();
}
