/* A full collection finds every kind of cycle, and says how many objects were in them. */

#include "node.h"

static void body(void)
{
    PyGC_Collect();

    PyObject *list = PyList_New(0);
    PyList_Append(list, list);
    Py_DECREF(list);
    SHOW(PyGC_Collect());

    PyObject *dict = PyDict_New();
    PyDict_SetItemString(dict, "self", dict);
    Py_DECREF(dict);
    SHOW(PyGC_Collect());

    list = PyList_New(0);
    PyObject *tuple = PyTuple_Pack(2, list, Py_None);
    PyList_Append(list, tuple);
    Py_DECREF(tuple);
    Py_DECREF(list);
    SHOW(PyGC_Collect());

    /* What hangs on garbage is garbage, in a cycle or not. */
    list = PyList_New(0);
    PyList_Append(list, list);
    for (int i = 0; i < 10; i++) {
        PyObject *item = PyList_New(0);
        PyList_Append(list, item);
        Py_DECREF(item);
    }
    tuple = Py_BuildValue("(ii)", 1000, 2000);
    PyList_Append(list, tuple);
    Py_DECREF(tuple);
    Py_DECREF(list);
    SHOW(PyGC_Collect());

    /* A ring of a thousand. */
    PyObject *first = PyList_New(0), *last = Py_NewRef(first);
    for (int i = 0; i < 999; i++) {
        PyObject *next = PyList_New(0);
        PyList_Append(last, next);
        Py_SETREF(last, next);
    }
    PyList_Append(last, first);
    Py_DECREF(last);
    SHOW(PyGC_Collect());
    SHOW(PyList_Size(first));
    PyList_SetSlice(first, 0, 1, NULL);
    Py_DECREF(first);
    SHOW(PyGC_Collect());

    PyObject *type = node_type(0);
    Node *one = node_new(type, 1), *two = node_new(type, 2), *three = node_new(type, 3);
    node_set(one, 0, two);
    node_set(two, 3, one);
    node_set(three, 0, one);
    Py_DECREF(one);
    Py_DECREF(two);
    SHOW(PyGC_Collect());
    node_told = NODE_DEALLOC | NODE_CLEAR;
    Py_DECREF(three);
    SHOW(PyGC_Collect());
    node_told = 0;
    /* A type is in a cycle with itself. */
    Py_DECREF(type);
    SHOW(PyGC_Collect() > 0);
    SHOW(PyGC_Collect());
}

OBJECT_MAIN(body)
