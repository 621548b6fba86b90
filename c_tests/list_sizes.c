/* How much a list takes as it grows and shrinks, item by item and many at once. */

#include "method.h"

static long size_of(PyObject *op)
{
    PyObject *size = call_method(op, "__sizeof__", NULL);
    REQUIRE(size != NULL);
    long bytes = PyLong_AsLong(size);
    Py_DECREF(size);
    return (bytes - 40) / 8;
}

static void body(void)
{
    PyObject *list = PyList_New(0);
    long last = 0;
    for (int i = 0; i < 300; i++) {
        PyList_Append(list, Py_None);
        if (size_of(list) != last) {
            last = size_of(list);
            printf("append %d: %ld\n", i + 1, last);
        }
    }
    for (int i = 300; i > 0; i--) {
        PyObject *gone = call_method(list, "pop", NULL);
        Py_DECREF(gone);
        if (size_of(list) != last) {
            last = size_of(list);
            printf("pop to %d: %ld\n", i - 1, last);
        }
    }
    Py_DECREF(list);
    for (int n = 0; n < 20; n++) {
        PyObject *tuple = PyTuple_New(n);
        for (int i = 0; i < n; i++) {
            PyTuple_SET_ITEM(tuple, i, Py_NewRef(Py_None));
        }
        PyObject *made = PyList_New(n), *from_tuple = PySequence_List(tuple), *extended = PyList_New(0);
        for (int i = 0; i < n; i++) {
            PyList_SET_ITEM(made, i, Py_NewRef(Py_None));
        }
        printf("%d: new %ld, from a tuple %ld", n, size_of(made), size_of(from_tuple));
        PyObject *iterator = PyObject_GetIter(tuple), *from_iterator = PySequence_List(iterator);
        printf(", from an iterator %ld", size_of(from_iterator));
        PyList_Append(extended, Py_None);
        PyList_Extend(extended, tuple);
        printf(", extended %ld", size_of(extended));
        PyList_SetSlice(extended, 0, n / 2, NULL);
        printf(", cut %ld", size_of(extended));
        PyObject *slice = PyList_GetSlice(made, 0, n), *copy = call_method(extended, "copy", NULL);
        printf(", slice %ld, copy %ld", size_of(slice), size_of(copy));
        PySequence_DelItem(made, 0);
        PyErr_Clear();
        printf(", less one %ld", size_of(made));
        PyList_Insert(made, 0, Py_None);
        printf(", one more %ld\n", size_of(made));
        Py_DECREF(slice);
        Py_DECREF(copy);
        Py_DECREF(iterator);
        Py_DECREF(from_iterator);
        Py_DECREF(extended);
        Py_DECREF(from_tuple);
        Py_DECREF(made);
        Py_DECREF(tuple);
    }
    PyObject *many = PyList_New(100);
    for (int i = 0; i < 100; i++) {
        PyList_SET_ITEM(many, i, Py_NewRef(Py_None));
    }
    for (int i = 100; i > 0; i -= 7) {
        PyList_SetSlice(many, i - 7 < 0 ? 0 : i - 7, i, NULL);
        printf("%lld items: %ld\n", (long long)PyList_Size(many), size_of(many));
    }
    PyObject *zero = PyLong_FromLong(0);
    for (int i = 0; i < 40; i++) {
        PyList_Append(many, zero);
    }
    while (PyList_Size(many) > 0) {
        PyObject_DelItem(many, zero);
        printf("%lld ", (long long)size_of(many));
    }
    printf("\n");
    Py_DECREF(zero);
    Py_DECREF(many);
}

OBJECT_MAIN(body)
