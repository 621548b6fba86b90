/* Operators, items and slices of bytes and bytearrays. */
#include "object.h"

static PyObject *slice(int start, int stop, int step)
{
    PyObject *ends[3] = {PyLong_FromLong(start), PyLong_FromLong(stop), PyLong_FromLong(step)};
    PyObject *made = PySlice_New(ends[0], ends[1], ends[2]);
    for (int i = 0; i < 3; i++) {
        Py_DECREF(ends[i]);
    }
    return made;
}

static void operators(PyObject *a)
{
    PyObject *b = PyBytes_FromString("xyz"), *array = PyByteArray_FromStringAndSize("123", 3);
    PyObject *one = PyLong_FromLong(1), *word = PyUnicode_FromString("word"), *half = PyFloat_FromDouble(0.5);
    SHOW_NEW(PyNumber_Add(a, b));
    SHOW_NEW(PyNumber_Add(a, array));
    SHOW_NEW(PyNumber_Add(a, one));
    SHOW_NEW(PyNumber_Add(a, word));
    SHOW_NEW(PyNumber_Multiply(a, one));
    SHOW_NEW(PySequence_Repeat(a, 3));
    SHOW_NEW(PySequence_Repeat(a, -3));
    SHOW_NEW(PySequence_Repeat(a, PY_SSIZE_T_MAX / 2));
    SHOW_NEW(PyNumber_Multiply(a, half));
    SHOW_NEW(PyObject_GetItem(a, one));
    SHOW_NEW(PySequence_GetItem(a, -1));
    SHOW_NEW(PySequence_GetItem(a, 100));
    SHOW_NEW(PyObject_GetItem(a, word));
    SHOW_STATUS(PySequence_Contains(a, one));
    SHOW_STATUS(PySequence_Contains(a, b));
    SHOW_STATUS(PySequence_Contains(a, word));
    SHOW_STATUS(PySequence_Size(a));
    for (int op = Py_LT; op <= Py_GE; op++) {
        SHOW_NEW(PyObject_RichCompare(a, b, op));
        SHOW_NEW(PyObject_RichCompare(a, array, op));
        SHOW_NEW(PyObject_RichCompare(a, one, op));
    }
    const int ends[][3] = {{0, 2, 1}, {-3, 100, 1}, {0, 5, 2}, {4, 0, -1}, {5, -6, -2}, {3, 3, 1}, {2, 1, 1}, {0, 4, 0}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        PyObject *key = slice(ends[i][0], ends[i][1], ends[i][2]);
        SHOW_NEW(PyObject_GetItem(a, key));
        Py_DECREF(key);
    }
    SHOW_NEW(PySequence_List(a));
    SHOW_NEW(PyObject_Str(a));
    Py_DECREF(b);
    Py_DECREF(array);
    Py_DECREF(one);
    Py_DECREF(word);
    Py_DECREF(half);
}

static void body(void)
{
    PyObject *bytes = PyBytes_FromString("abcde"), *array = PyByteArray_FromObject(bytes);
    operators(bytes);
    operators(array);
    SHOW_STATUS(PyObject_Hash(array));
    SHOW_STATUS(PyObject_Hash(bytes) == PyObject_Hash(bytes));
    Py_DECREF(bytes);
    Py_DECREF(array);
    SHOW_NEW(PyBytes_FromStringAndSize("quote ' and \\ \t\r\n\x7f\xff", 19));
    SHOW_NEW(PyBytes_FromString("it's"));
    SHOW_NEW(PyBytes_FromString("it's \"both\""));
    SHOW_NEW(PyByteArray_FromStringAndSize("it's", 4));
}

OBJECT_MAIN(body)
