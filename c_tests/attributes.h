/* Attributes and methods by names that are interned. CPython's cache of attributes keeps the names that it has seen, so
 * a new str for each look-up would leave blocks behind. */

#ifndef C_TESTS_ATTRIBUTES_H
#define C_TESTS_ATTRIBUTES_H

#include "object.h"

UNUSED static PyObject *attribute_get(PyObject *op, const char *name)
{
    PyObject *interned = PyUnicode_InternFromString(name);
    PyObject *value = PyObject_GetAttr(op, interned);
    Py_DECREF(interned);
    return value;
}

UNUSED static int attribute_set(PyObject *op, const char *name, PyObject *value)
{
    PyObject *interned = PyUnicode_InternFromString(name);
    int status = PyObject_SetAttr(op, interned, value);
    Py_DECREF(interned);
    return status;
}

UNUSED static PyObject *attribute_call(PyObject *op, const char *name, const char *format, ...)
{
    PyObject *method = attribute_get(op, name), *args = NULL, *result = NULL;
    if (method == NULL) {
        return NULL;
    }
    va_list va;
    va_start(va, format);
    args = format != NULL ? Py_VaBuildValue(format, va) : PyTuple_New(0);
    va_end(va);
    if (args != NULL && !PyTuple_Check(args)) {
        PyObject *one = PyTuple_Pack(1, args);
        Py_DECREF(args);
        args = one;
    }
    if (args != NULL) {
        result = PyObject_Call(method, args, NULL);
    }
    Py_XDECREF(args);
    Py_DECREF(method);
    return result;
}

#define PyObject_GetAttrString attribute_get
#define PyObject_SetAttrString attribute_set
#define PyObject_CallMethod attribute_call

#endif
