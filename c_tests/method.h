/* Calls of methods by name. The name is looked up as the str that the type knows it by: CPython's cache of attributes
 * would keep any other. */

#ifndef C_TESTS_METHOD_H
#define C_TESTS_METHOD_H

#include "object.h"

/* As PyObject_GetAttrString. */
UNUSED static PyObject *attribute(PyObject *op, const char *name)
{
    PyObject *key = PyUnicode_InternFromString(name);
    PyObject *value = PyObject_GetAttr(op, key);
    Py_DECREF(key);
    return value;
}

/* As PyObject_CallMethod. */
UNUSED static PyObject *call_method(PyObject *op, const char *name, const char *format, ...)
{
    PyObject *method = attribute(op, name), *args = NULL, *result = NULL;
    if (method == NULL) {
        return NULL;
    }
    if (format == NULL) {
        args = PyTuple_New(0);
    } else {
        va_list va;
        va_start(va, format);
        args = Py_VaBuildValue(format, va);
        va_end(va);
        if (args != NULL && !PyTuple_Check(args)) {
            PyObject *one = args;
            args = PyTuple_Pack(1, one);
            Py_DECREF(one);
        }
    }
    if (args != NULL) {
        result = PyObject_Call(method, args, NULL);
    }
    Py_XDECREF(args);
    Py_DECREF(method);
    return result;
}

/* Calls a method and shows what it returned. */
#define CALL(...) object_show("CALL(" #__VA_ARGS__ ")", call_method(__VA_ARGS__), 1)

#endif
