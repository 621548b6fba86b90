/* MemoryError: sixteen are kept ready, so setting it asks for no memory; more are made, and given back. */
#include "attributes.h"

static void body(void)
{
    PyObject *errors[40];
    for (int i = 0; i < 40; i++) {
        PyErr_NoMemory();
        errors[i] = PyErr_GetRaisedException();
        SHOW_BORROWED(errors[i]);
    }
    for (int i = 0; i < 16; i++) {
        for (int j = 0; j < i; j++) {
            if (errors[i] == errors[j]) {
                printf("%d is %d\n", i, j);
            }
        }
    }
    printf("the last resort is one: %d %d\n", errors[20] == errors[30], errors[15] == errors[16]);
    for (int i = 0; i < 40; i++) {
        Py_DECREF(errors[i]);
    }
    SHOW_NEW(PyObject_CallFunction(PyExc_MemoryError, "is", 1, "x"));
    PyErr_SetString(PyExc_MemoryError, "text");
    SHOW_ERROR("with a text");
    PyObject *handled = PyObject_CallFunction(PyExc_KeyError, NULL);
    PyErr_SetHandledException(handled);
    PyErr_NoMemory();
    PyObject *error = PyErr_GetRaisedException();
    printf("context %d\n", PyException_GetContext(error) == NULL);
    Py_DECREF(error);
    PyErr_SetHandledException(NULL);
    Py_DECREF(handled);
}

OBJECT_MAIN(body)
