/* Calls of what modules of the library have, by the name of the module and of the function or class. */

#ifndef C_TESTS_LIBRARY_H
#define C_TESTS_LIBRARY_H

#include "method.h"

/* module.name */
UNUSED static PyObject *library(const char *module, const char *name)
{
    PyObject *imported = PyImport_ImportModule(module);
    if (imported == NULL) {
        return NULL;
    }
    PyObject *found = attribute(imported, name);
    Py_DECREF(imported);
    return found;
}

/* module.name(*args, **kwargs); takes over the references. */
UNUSED static PyObject *library_apply(const char *module, const char *name, PyObject *args, PyObject *kwargs)
{
    PyObject *found = library(module, name), *result = NULL;
    if (found != NULL && args != NULL) {
        result = PyObject_Call(found, args, kwargs);
    }
    Py_XDECREF(found);
    Py_XDECREF(args);
    Py_XDECREF(kwargs);
    return result;
}

/* module.name(...), the arguments by a format that makes a tuple. */
UNUSED static PyObject *library_call(const char *module, const char *name, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *args = Py_VaBuildValue(format, va);
    va_end(va);
    return library_apply(module, name, args, NULL);
}

/* The items of an iterable, of which the reference is taken over, at most `most`. */
UNUSED static PyObject *items_of(PyObject *iterable, int most)
{
    if (iterable == NULL) {
        return NULL;
    }
    PyObject *iterator = PyObject_GetIter(iterable), *list = PyList_New(0), *item = NULL;
    Py_DECREF(iterable);
    while (iterator != NULL && most-- > 0 && (item = PyIter_Next(iterator)) != NULL) {
        PyList_Append(list, item);
        Py_DECREF(item);
    }
    Py_XDECREF(iterator);
    if (PyErr_Occurred()) {
        Py_CLEAR(list);
    }
    return list;
}

#endif
