/* A PickleBuffer lends what it wraps until it is released. */
#include "object.h"

static void body(void)
{
    PyObject *type = (PyObject *)&PyPickleBuffer_Type, *bytes = PyBytes_FromString("content"), *number = PyLong_FromLong(1);
    PyObject *buffer = PyObject_CallOneArg(type, bytes);
    SHOW_NEW(PyObject_CallMethod(buffer, "nope", NULL));
    SHOW_NEW(PyObject_CallOneArg(type, number));
    PyObject *raw = PyObject_CallMethod(buffer, "raw", NULL);
    SHOW_NEW(PyObject_CallMethod(raw, "tobytes", NULL));
    Py_DECREF(raw);
    SHOW_NEW(PyBytes_FromObject(buffer));
    SHOW_NEW(PyObject_CallMethod(buffer, "release", NULL));
    SHOW_NEW(PyBytes_FromObject(buffer));
    SHOW_NEW(PyObject_CallMethod(buffer, "raw", NULL));
    Py_DECREF(buffer);
    Py_DECREF(bytes);
    Py_DECREF(number);
}

OBJECT_MAIN(body)
