/* The methods and operators of dict. */

#include "method.h"

static void asking(void)
{
    PyObject *d = Py_BuildValue("{s:i,s:i,i:s}", "a", 1, "b", 2, 3, "three");
    CALL(d, "get", "s", "a");
    CALL(d, "get", "s", "no");
    CALL(d, "get", "si", "no", 7);
    CALL(d, "get", NULL);
    CALL(d, "get", "iii", 1, 2, 3);
    CALL(d, "get", "[]");
    CALL(d, "__contains__", "s", "a");
    CALL(d, "__contains__", "s", "no");
    CALL(d, "__getitem__", "s", "a");
    CALL(d, "__getitem__", "s", "no");
    CALL(d, "__getitem__", "((ii))", 1, 2);
    CALL(d, "__getitem__", "[]");
    CALL(d, "__len__", NULL);
    CALL(d, "copy", NULL);
    CALL(d, "keys", NULL);
    CALL(d, "values", NULL);
    CALL(d, "items", NULL);
    SHOW_STATUS(PyObject_Hash(d));
    SHOW_STATUS(PyObject_IsTrue(d));
    Py_DECREF(d);
}

static void changing(void)
{
    PyObject *d = Py_BuildValue("{s:i,s:i,i:s}", "a", 1, "b", 2, 3, "three");
    CALL(d, "setdefault", "si", "a", 5);
    CALL(d, "setdefault", "si", "c", 5);
    CALL(d, "setdefault", "s", "d");
    CALL(d, "setdefault", NULL);
    CALL(d, "pop", "s", "a");
    CALL(d, "pop", "s", "a");
    CALL(d, "pop", "si", "a", 6);
    CALL(d, "pop", NULL);
    CALL(d, "pop", "[]");
    CALL(d, "popitem", NULL);
    CALL(d, "popitem", NULL);
    CALL(d, "update", "{s:i}", "u", 1);
    CALL(d, "update", "[(si)(si)]", "v", 1, "w", 2);
    CALL(d, "update", "i", 5);
    CALL(d, "update", "[i]", 5);
    CALL(d, "update", "[(i)]", 5);
    CALL(d, "update", "ii", 5, 6);
    CALL(d, "update", NULL);
    PyObject *update = attribute(d, "update"), *args = PyTuple_New(0), *kwargs = Py_BuildValue("{s:i,s:i}", "k", 1, "u", 2);
    SHOW_NEW(PyObject_Call(update, args, kwargs));
    SHOW_BORROWED(d);
    CALL(d, "clear", NULL);
    CALL(d, "popitem", NULL);
    CALL(d, "fromkeys", "s", "abca");
    CALL(d, "fromkeys", "si", "abca", 5);
    CALL(d, "fromkeys", "[ii]", 1, 2);
    CALL(d, "fromkeys", "{s:i}", "z", 1);
    CALL(d, "fromkeys", "i", 5);
    CALL(d, "fromkeys", NULL);
    Py_DECREF(update);
    Py_DECREF(args);
    Py_DECREF(kwargs);
    Py_DECREF(d);
}

static void operators(void)
{
    PyObject *a = Py_BuildValue("{s:i,s:i}", "x", 1, "y", 2), *b = Py_BuildValue("{s:i,s:i}", "y", 3, "z", 4), *c = Py_BuildValue("{s:i,s:i}", "y", 2, "x", 1);
    PyObject *pairs = Py_BuildValue("[(si)]", "p", 5);
    SHOW_NEW(PyNumber_Or(a, b));
    SHOW_NEW(PyNumber_Or(a, pairs));
    SHOW_NEW(PyNumber_InPlaceOr(a, pairs));
    SHOW_BORROWED(a);
    SHOW_NEW(PyNumber_Add(a, b));
    for (int op = Py_LT; op <= Py_GE; op++) {
        SHOW_NEW(PyObject_RichCompare(c, b, op));
        SHOW_NEW(PyObject_RichCompare(c, c, op));
        SHOW_NEW(PyObject_RichCompare(c, a, op));
        SHOW_NEW(PyObject_RichCompare(c, pairs, op));
    }
    PyDict_SetItemString(a, "self", a);
    SHOW_BORROWED(a);
    PyDict_Clear(a);
    Py_DECREF(a);
    Py_DECREF(b);
    Py_DECREF(c);
    Py_DECREF(pairs);
}

static void making(void)
{
    PyObject *type = (PyObject *)&PyDict_Type, *args = PyTuple_New(0), *kwargs = Py_BuildValue("{s:i,s:i}", "a", 1, "b", 2);
    SHOW_NEW(PyObject_CallNoArgs(type));
    SHOW_NEW(PyObject_CallFunction(type, "{s:i}", "x", 1));
    SHOW_NEW(PyObject_CallFunction(type, "[(si)]", "x", 1));
    SHOW_NEW(PyObject_CallFunction(type, "i", 1));
    SHOW_NEW(PyObject_CallFunction(type, "ii", 1, 2));
    SHOW_NEW(PyObject_Call(type, args, kwargs));
    PyObject *one = Py_BuildValue("({s:i,s:i})", "b", 0, "c", 3);
    SHOW_NEW(PyObject_Call(type, one, kwargs));
    PyObject *d = PyDict_New();
    CALL(d, "__init__", "[(si)]", "x", 1);
    CALL(d, "__init__", "{s:i}", "y", 1);
    CALL(d, "__init__", "ii", 1, 2);
    SHOW_BORROWED(d);
    Py_DECREF(d);
    Py_DECREF(one);
    Py_DECREF(args);
    Py_DECREF(kwargs);
}

static void body(void)
{
    asking();
    changing();
    operators();
    making();
}

OBJECT_MAIN(body)
