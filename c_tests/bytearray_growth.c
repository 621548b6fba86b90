/* A bytearray that grows step by step asks for memory as CPython's does. */
#include "object.h"

static void body(void)
{
    PyObject *array = PyByteArray_FromStringAndSize(NULL, 0);
    long last = -1;
    for (Py_ssize_t size = 1; size < 3000; size++) {
        REQUIRE(PyByteArray_Resize(array, size) == 0);
        PyObject *alloc = PyObject_CallMethod(array, "__alloc__", NULL);
        long now = PyLong_AsLong(alloc);
        Py_DECREF(alloc);
        if (now != last) {
            printf("%ld:%ld ", (long)size, now);
        }
        last = now;
    }
    for (Py_ssize_t size = 2999; size > 0; size -= 7) {
        REQUIRE(PyByteArray_Resize(array, size) == 0);
        PyObject *alloc = PyObject_CallMethod(array, "__alloc__", NULL);
        long now = PyLong_AsLong(alloc);
        Py_DECREF(alloc);
        if (now != last) {
            printf("%ld:%ld ", (long)size, now);
        }
        last = now;
    }
    printf("\n");
    Py_DECREF(array);
}

OBJECT_MAIN(body)
