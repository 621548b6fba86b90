/* Random operations on a bytearray and on bytes, drawn from a seed, end in the same content. */
#include "object.h"

static uint64_t state;

static long below(long n)
{
    return (long)(next_random(&state) % (uint64_t)n);
}

static void body(void)
{
    state = 20240917;
    PyObject *array = PyByteArray_FromStringAndSize("", 0);
    for (int step = 0; step < 4000; step++) {
        Py_ssize_t size = PyByteArray_Size(array);
        char piece[8];
        for (int i = 0; i < 8; i++) {
            piece[i] = (char)('a' + below(4));
        }
        PyObject *some = PyBytes_FromStringAndSize(piece, below(8));
        PyObject *result = NULL;
        switch (below(9)) {
        case 0: result = PyObject_CallMethod(array, "append", "i", (int)piece[0]); break;
        case 1: result = PyObject_CallMethod(array, "extend", "O", some); break;
        case 2: result = PyObject_CallMethod(array, "insert", "ni", (Py_ssize_t)below(size + 3) - 1, 'Q'); break;
        case 3: result = PyObject_CallMethod(array, "pop", "n", (Py_ssize_t)below(size + 2)); break;
        case 4: result = PyObject_CallMethod(array, "find", "O", some); break;
        case 5: result = PyObject_CallMethod(array, "count", "O", some); break;
        case 6: result = PyLong_FromLong(PySequence_DelSlice(array, below(size + 1), below(size + 1))); break;
        case 7: result = PyLong_FromLong(PySequence_SetSlice(array, below(size + 1), below(size + 1), some)); break;
        case 8: {
            PyObject *copy = PyBytes_FromObject(array);
            result = PyObject_CallMethod(copy, "replace", "yOi", "ab", some, 3);
            Py_DECREF(copy);
            break;
        }
        }
        if (step % 50 == 0) {
            object_show("result", result, 0);
            object_show("array", array, 0);
        }
        Py_XDECREF(result);
        PyErr_Clear();
        Py_DECREF(some);
        if (PyByteArray_Size(array) > 200) {
            REQUIRE(PyByteArray_Resize(array, 20) == 0);
        }
    }
    Py_DECREF(array);
}

OBJECT_MAIN(body)
