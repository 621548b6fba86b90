/* The methods of list: what they return, what they change, how they complain. */

#include "method.h"

static void changing(void)
{
    PyObject *list = Py_BuildValue("[iii]", 1, 2, 3);
    CALL(list, "append", "i", 4);
    CALL(list, "append", NULL);
    CALL(list, "append", "(ii)", 1, 2);
    CALL(list, "insert", "is", 0, "first");
    CALL(list, "insert", "is", -1, "before last");
    CALL(list, "insert", "i", 1);
    CALL(list, "insert", "ss", "a", "b");
    CALL(list, "extend", "((ii))", 8, 9);
    CALL(list, "extend", "i", 3);
    SHOW_BORROWED(list);
    CALL(list, "pop", NULL);
    CALL(list, "pop", "i", 0);
    CALL(list, "pop", "i", -2);
    CALL(list, "pop", "i", 100);
    CALL(list, "pop", "s", "x");
    CALL(list, "pop", "ii", 1, 2);
    CALL(list, "remove", "i", 2);
    CALL(list, "remove", "i", 2);
    SHOW_BORROWED(list);
    CALL(list, "reverse", NULL);
    CALL(list, "copy", NULL);
    CALL(list, "clear", NULL);
    CALL(list, "pop", NULL);
    SHOW_BORROWED(list);
    Py_DECREF(list);
}

static void asking(void)
{
    PyObject *list = Py_BuildValue("[iisdOs]", 1, 2, "x", 1.0, Py_None, "x");
    CALL(list, "index", "s", "x");
    CALL(list, "index", "si", "x", 3);
    CALL(list, "index", "sii", "x", 3, 5);
    CALL(list, "index", "sii", "x", -1, 100);
    CALL(list, "index", "si", "x", -100);
    CALL(list, "index", "s", "y");
    CALL(list, "index", "ss", "x", "y");
    CALL(list, "index", "sO", "x", Py_None);
    CALL(list, "index", NULL);
    CALL(list, "count", "i", 1);
    CALL(list, "count", "s", "x");
    CALL(list, "count", "s", "no");
    CALL(list, "__contains__", "i", 2);
    CALL(list, "__contains__", "O", Py_True);
    CALL(list, "__contains__", "s", "z");
    CALL(list, "__len__", NULL);
    Py_DECREF(list);
}

static void operators(void)
{
    PyObject *a = Py_BuildValue("[ii]", 1, 2), *b = Py_BuildValue("[ss]", "x", "y");
    PyObject *tuple = Py_BuildValue("(i)", 5), *two = PyLong_FromLong(2);
    SHOW_NEW(PyNumber_Add(a, b));
    SHOW_NEW(PySequence_Concat(a, tuple));
    SHOW_NEW(PyNumber_Multiply(a, two));
    SHOW_NEW(PyNumber_Multiply(two, b));
    SHOW_NEW(PySequence_Repeat(a, 0));
    SHOW_NEW(PySequence_Repeat(a, -3));
    SHOW_NEW(PySequence_Repeat(a, PY_SSIZE_T_MAX));
    SHOW_NEW(PySequence_InPlaceConcat(a, tuple));
    SHOW_NEW(PySequence_InPlaceConcat(a, two));
    SHOW_NEW(PySequence_InPlaceRepeat(a, 3));
    SHOW_NEW(PySequence_InPlaceRepeat(a, 1));
    SHOW_NEW(PySequence_InPlaceRepeat(a, PY_SSIZE_T_MAX));
    SHOW_NEW(PySequence_InPlaceRepeat(a, 0));
    for (int op = Py_LT; op <= Py_GE; op++) {
        PyObject *x = Py_BuildValue("[iii]", 1, 2, 3), *y = Py_BuildValue("[ii]", 1, 2), *z = Py_BuildValue("[iii]", 1, 3, 0);
        SHOW_NEW(PyObject_RichCompare(x, y, op));
        SHOW_NEW(PyObject_RichCompare(x, z, op));
        SHOW_NEW(PyObject_RichCompare(x, x, op));
        SHOW_NEW(PyObject_RichCompare(x, tuple, op));
        Py_DECREF(x);
        Py_DECREF(y);
        Py_DECREF(z);
    }
    SHOW_STATUS(PyObject_Hash(a));
    SHOW_STATUS(PyObject_IsTrue(a));
    SHOW_STATUS(PyObject_IsTrue(b));
    Py_DECREF(a);
    Py_DECREF(b);
    Py_DECREF(two);
    Py_DECREF(tuple);
}

static void making(void)
{
    PyObject *type = (PyObject *)&PyList_Type;
    SHOW_NEW(PyObject_CallNoArgs(type));
    SHOW_NEW(PyObject_CallFunction(type, "s", "abc"));
    SHOW_NEW(PyObject_CallFunction(type, "i", 3));
    SHOW_NEW(PyObject_CallFunction(type, "ii", 3, 4));
    PyObject *args = PyTuple_New(0), *kwargs = Py_BuildValue("{s:i}", "a", 1);
    SHOW_NEW(PyObject_Call(type, args, kwargs));
    Py_DECREF(args);
    Py_DECREF(kwargs);
    PyObject *self = PyList_New(0);
    PyList_Append(self, self);
    SHOW_BORROWED(self);
    CALL(self, "__init__", "((ii))", 1, 2);
    SHOW_BORROWED(self);
    CALL(self, "__init__", "ii", 1, 2);
    SHOW_BORROWED(self);
    Py_DECREF(self);
}

static void body(void)
{
    changing();
    asking();
    operators();
    making();
}

OBJECT_MAIN(body)
