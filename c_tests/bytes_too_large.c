/* Bytes that no memory holds are an exception, and nothing has changed. */
#include "attributes.h"

#define HUGE_WIDTH "99999999999999"

static void show_formats(void)
{
    const char *formats[] = {"%" HUGE_WIDTH "s", "%-" HUGE_WIDTH "s", "%" HUGE_WIDTH "c", "%9223372036854775807s", "%99999999999999999999s",
        "%.99999999999999999999s", "%(x"};
    PyObject *value = PyBytes_FromString("x");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        PyObject *format = PyBytes_FromString(formats[i]), *array = PyByteArray_FromObject(format), *values = PyTuple_Pack(1, value);
        printf("%s ", formats[i]);
        SHOW_NEW(PyNumber_Remainder(format, values));
        SHOW_NEW(PyNumber_Remainder(array, values));
        Py_DECREF(values);
        Py_DECREF(array);
        Py_DECREF(format);
    }
    Py_DECREF(value);
}

static void show_methods(PyObject *op)
{
    long long size = 99999999999999;
    SHOW_NEW(PyObject_CallMethod(op, "ljust", "L", size));
    SHOW_NEW(PyObject_CallMethod(op, "center", "L", size));
    SHOW_NEW(PyObject_CallMethod(op, "zfill", "L", size));
    SHOW_NEW(PyObject_CallMethod(op, "zfill", "L", (long long)PY_SSIZE_T_MAX));
    SHOW_NEW(PySequence_Repeat(op, size));
    SHOW_NEW(PySequence_Repeat(op, PY_SSIZE_T_MAX));
    SHOW_NEW(PySequence_InPlaceRepeat(op, size));
    SHOW_NEW(PyObject_Repr(op));
}

static void body(void)
{
    PyObject *bytes = PyBytes_FromString("abc"), *array = PyByteArray_FromStringAndSize("abc", 3);
    show_formats();
    show_methods(bytes);
    show_methods(array);
    SHOW_STATUS(PyByteArray_Resize(array, PY_SSIZE_T_MAX));
    SHOW_BORROWED(array);
    Py_DECREF(array);
    Py_DECREF(bytes);
}

OBJECT_MAIN(body)
