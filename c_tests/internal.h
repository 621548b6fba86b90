/* What programs share that provoke internal errors: CPython's texts for them name a line of its source. */

#ifndef C_TESTS_INTERNAL_H
#define C_TESTS_INTERNAL_H

#include "object.h"

/* Prints the type of the exception that is set, and clears it. */
UNUSED static void show_internal(const char *title)
{
    PyObject *error = PyErr_GetRaisedException();
    printf("%s: %s\n", title, error != NULL ? Py_TYPE(error)->tp_name : "no exception");
    Py_XDECREF(error);
}

/* Evaluates an expression that has to fail, and prints with what. */
#define SHOW_INTERNAL(expression) ((void)(expression), show_internal(#expression))

#endif
