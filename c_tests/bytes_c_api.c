/* The functions of C for bytes: making, joining, resizing, and what they refuse. */
#include "object.h"

static void body(void)
{
    SHOW_NEW(PyBytes_FromStringAndSize(NULL, -1));
    SHOW_NEW(PyBytes_FromStringAndSize("a\0b", 3));
    SHOW_NEW(PyBytes_FromStringAndSize("", 0));
    SHOW_NEW(PyBytes_FromFormat("%c|%d|%i|%u|%ld|%zd|%lu|%zu|%x|%s|%.3s|%%|%5d", 'c', -1, 2, 3u, -4L, (Py_ssize_t)-5, 6UL,
                                (size_t)7, 255, "text", "longer", 8));
    const char *unknown = "%q unknown %d";
    SHOW_NEW(PyBytes_FromFormat(unknown, 1));
    SHOW_NEW(PyBytes_FromFormat("%c", 300));

    PyObject *number = PyLong_FromLong(5), *bytes = PyBytes_FromString("abc");
    SHOW_NEW(PyBytes_FromObject(number));
    SHOW_NEW(PyBytes_FromObject(bytes));
    PyObject *list = Py_BuildValue("[iii]", 1, 2, 255), *bad = Py_BuildValue("[ii]", 1, 256), *text = PyUnicode_FromString("x");
    SHOW_NEW(PyBytes_FromObject(list));
    SHOW_NEW(PyBytes_FromObject(bad));
    SHOW_NEW(PyBytes_FromObject(text));
    SHOW_STATUS(PyBytes_Size(bytes));
    SHOW_STATUS(PyBytes_Size(number));
    CHECK(PyBytes_AsString(number) == NULL);
    SHOW_ERROR("PyBytes_AsString");
    char *start;
    Py_ssize_t size;
    SHOW_STATUS(PyBytes_AsStringAndSize(bytes, &start, &size));
    SHOW(size);
    SHOW_TEXT(start);
    PyObject *with_zero = PyBytes_FromStringAndSize("a\0b", 3);
    SHOW_STATUS(PyBytes_AsStringAndSize(with_zero, &start, NULL));
    SHOW_STATUS(PyBytes_AsStringAndSize(with_zero, &start, &size));
    SHOW_STATUS(PyBytes_AsStringAndSize(number, &start, &size));

    PyObject *sum = PyBytes_FromString("one");
    PyBytes_Concat(&sum, bytes);
    SHOW_BORROWED(sum);
    PyBytes_ConcatAndDel(&sum, PyBytes_FromString("!"));
    SHOW_BORROWED(sum);
    PyBytes_Concat(&sum, number);
    CHECK(sum == NULL);
    SHOW_ERROR("PyBytes_Concat");

    PyObject *grown = PyBytes_FromStringAndSize(NULL, 3);
    memcpy(PyBytes_AS_STRING(grown), "xyz", 3);
    SHOW_STATUS(_PyBytes_Resize(&grown, 2));
    SHOW_BORROWED(grown);
    SHOW_STATUS(_PyBytes_Resize(&grown, 5));
    memcpy(PyBytes_AS_STRING(grown) + 2, "---", 3);
    SHOW_BORROWED(grown);
    SHOW_STATUS(_PyBytes_Resize(&grown, 0));
    SHOW_BORROWED(grown);
    Py_XDECREF(grown);
    PyObject *shared = PyBytes_FromString("shared"), *again = Py_NewRef(shared);
    SHOW_STATUS(_PyBytes_Resize(&shared, 2));
    SHOW_BORROWED(shared);
    SHOW(Py_REFCNT(again));
    Py_XDECREF(shared);
    shared = Py_NewRef(again);
    SHOW_STATUS(_PyBytes_Resize(&shared, 20));
    SHOW_STATUS(PyBytes_Size(shared));
    Py_XDECREF(shared);
    SHOW(Py_REFCNT(again));
    Py_DECREF(again);

    SHOW_NEW(PyBytes_DecodeEscape("a\\n\\x41\\101\\\\\\q", 15, NULL, 0, NULL));
    SHOW_NEW(PyBytes_DecodeEscape("\\x4", 3, NULL, 0, NULL));
    SHOW_NEW(PyBytes_DecodeEscape("\\x4z", 4, "replace", 0, NULL));
    SHOW_NEW(PyBytes_DecodeEscape("\\x4z", 4, "ignore", 0, NULL));
    SHOW_NEW(PyBytes_DecodeEscape("a\\", 2, NULL, 0, NULL));
    SHOW_NEW(PyBytes_Repr(bytes, 1));

    PyObject *one = PyBytes_FromStringAndSize("\xfe", 1), *other = PyBytes_FromStringAndSize("\xfe", 1);
    CHECK(one == other);
    CHECK(PyBytes_FromStringAndSize(NULL, 0) == PyBytes_FromString(""));
    Py_DECREF(one);
    Py_DECREF(other);
    Py_DECREF(with_zero);
    Py_DECREF(number);
    Py_DECREF(bytes);
    Py_DECREF(list);
    Py_DECREF(bad);
    Py_DECREF(text);
}

OBJECT_MAIN(body)
