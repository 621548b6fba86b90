/* Chains of 200,000 exceptions go without a deep stack; exceptions in cycles are collected. */
#include "attributes.h"

static PyObject *chain(PyObject *type, int count, int by_cause)
{
    PyObject *last = NULL;
    for (int i = 0; i < count; i++) {
        PyObject *error = PyObject_CallFunction(type, "i", i);
        if (last != NULL && by_cause) {
            PyException_SetCause(error, last);
        } else {
            PyException_SetContext(error, last);
        }
        last = error;
    }
    return last;
}

static void body(void)
{
    PyObject *types[] = {PyExc_ValueError, PyExc_MemoryError, PyExc_StopIteration, PyExc_OSError, PyExc_KeyError};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        for (int by_cause = 0; by_cause < 2; by_cause++) {
            PyObject *first = chain(types[i], 200000, by_cause);
            printf("%s: %lld\n", Py_TYPE(first)->tp_name, (long long)Py_REFCNT(first));
            Py_DECREF(first);
        }
    }
    for (int i = 0; i < 10; i++) {
        PyObject *error = PyObject_CallFunction(PyExc_ValueError, NULL);
        PyObject_SetAttrString(error, "me", error);
        Py_DECREF(error);
        PyObject *a = PyObject_CallFunction(PyExc_AttributeError, NULL), *b = PyObject_CallFunction(PyExc_KeyError, NULL);
        PyObject_SetAttrString(a, "obj", b);
        PyException_SetContext(b, a);
        Py_DECREF(b);
    }
    printf("collected %lld\n", (long long)PyGC_Collect());
}

OBJECT_MAIN(body)
