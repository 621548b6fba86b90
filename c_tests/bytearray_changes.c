/* A bytearray changes in place, refuses to while it is lent, and says what is wrong. */
#include "object.h"

static PyObject *call(PyObject *self, const char *method, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *args = Py_VaBuildValue(format, va);
    va_end(va);
    PyObject *function = PyObject_GetAttrString(self, method);
    PyObject *result = function != NULL && args != NULL ? PyObject_Call(function, args, NULL) : NULL;
    Py_XDECREF(function);
    Py_XDECREF(args);
    return result;
}

static int assign(PyObject *self, PyObject *start, PyObject *stop, PyObject *step, PyObject *value)
{
    PyObject *key = PySlice_New(start, stop, step);
    int status = value != NULL ? PyObject_SetItem(self, key, value) : PyObject_DelItem(self, key);
    Py_DECREF(key);
    return status;
}

static void body(void)
{
    PyObject *a = PyByteArray_FromStringAndSize("abcdef", 6);
    SHOW_NEW(call(a, "append", "(i)", 'g'));
    SHOW_NEW(call(a, "append", "(i)", 256));
    SHOW_NEW(call(a, "append", "(s)", "x"));
    SHOW_NEW(call(a, "extend", "(y)", "hi"));
    SHOW_NEW(call(a, "extend", "([ii])", 1, 2));
    SHOW_NEW(call(a, "extend", "([ii])", 1, 256));
    SHOW_NEW(call(a, "extend", "(i)", 1));
    SHOW_NEW(call(a, "extend", "(O)", a));
    SHOW_NEW(call(a, "insert", "(ii)", 0, 'X'));
    SHOW_NEW(call(a, "insert", "(ii)", -1, 'Y'));
    SHOW_NEW(call(a, "insert", "(ii)", 100, 'Z'));
    SHOW_NEW(call(a, "insert", "(i)", 1));
    SHOW_NEW(call(a, "pop", "()"));
    SHOW_NEW(call(a, "pop", "(i)", 0));
    SHOW_NEW(call(a, "pop", "(i)", 100));
    SHOW_NEW(call(a, "remove", "(i)", 'c'));
    SHOW_NEW(call(a, "remove", "(i)", 'c'));
    SHOW_NEW(call(a, "remove", "(i)", 'z'));
    SHOW_NEW(call(a, "reverse", "()"));
    SHOW_BORROWED(a);
    SHOW_NEW(call(a, "copy", "()"));

    PyObject *zero = PyLong_FromLong(0), *two = PyLong_FromLong(2), *minus = PyLong_FromLong(-1), *four = PyLong_FromLong(4);
    PyObject *word = PyBytes_FromString("word"), *text = PyUnicode_FromString("text"), *pair = Py_BuildValue("[ii]", 7, 8);
    SHOW_STATUS(assign(a, zero, two, Py_None, word));
    SHOW_BORROWED(a);
    SHOW_STATUS(assign(a, two, four, Py_None, pair));
    SHOW_BORROWED(a);
    SHOW_STATUS(assign(a, zero, two, Py_None, NULL));
    SHOW_BORROWED(a);
    SHOW_STATUS(assign(a, Py_None, Py_None, two, NULL));
    SHOW_BORROWED(a);
    SHOW_STATUS(assign(a, Py_None, Py_None, minus, word));
    SHOW_STATUS(assign(a, zero, four, two, pair));
    SHOW_BORROWED(a);
    SHOW_STATUS(assign(a, zero, two, Py_None, text));
    SHOW_STATUS(assign(a, zero, two, Py_None, two));
    SHOW_STATUS(assign(a, zero, two, Py_None, a));
    SHOW_BORROWED(a);
    SHOW_STATUS(PyObject_SetItem(a, zero, four));
    SHOW_STATUS(PyObject_SetItem(a, zero, text));
    SHOW_STATUS(PyObject_SetItem(a, text, zero));
    SHOW_STATUS(PySequence_SetItem(a, 1000, zero));
    SHOW_STATUS(PyObject_DelItem(a, zero));
    SHOW_STATUS(PyByteArray_Resize(a, 3));
    SHOW_BORROWED(a);
    SHOW_STATUS(PyByteArray_Size(a));

    Py_buffer view;
    SHOW_STATUS(PyObject_GetBuffer(a, &view, PyBUF_WRITABLE));
    SHOW_NEW(call(a, "append", "(i)", 1));
    SHOW_NEW(call(a, "clear", "()"));
    SHOW_STATUS(PyObject_DelItem(a, zero));
    SHOW_STATUS(PyObject_SetItem(a, zero, two));
    SHOW_STATUS(PyByteArray_Resize(a, 30));
    PyBuffer_Release(&view);
    SHOW_NEW(call(a, "clear", "()"));
    SHOW_BORROWED(a);
    SHOW_NEW(call(a, "pop", "()"));

    PyObject *sum = PyByteArray_Concat(word, word);
    SHOW_NEW(PyNumber_InPlaceAdd(sum, word));
    SHOW_NEW(PySequence_InPlaceRepeat(sum, 2));
    SHOW_NEW(PyNumber_InPlaceAdd(sum, zero));
    Py_DECREF(sum);
    SHOW_NEW(PyByteArray_Concat(word, zero));
    SHOW_NEW(PyByteArray_FromObject(zero));
    SHOW_NEW(PyByteArray_FromObject(two));
    SHOW_NEW(PyByteArray_FromObject(minus));
    SHOW_NEW(PyByteArray_FromObject(pair));
    SHOW_NEW(PyByteArray_FromObject(text));
    SHOW_NEW(PyByteArray_FromStringAndSize("x", -1));
    Py_DECREF(a);
    Py_DECREF(zero);
    Py_DECREF(two);
    Py_DECREF(minus);
    Py_DECREF(four);
    Py_DECREF(word);
    Py_DECREF(text);
    Py_DECREF(pair);
}

OBJECT_MAIN(body)
