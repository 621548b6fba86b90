/* Tuples: the functions of the API, the methods, the empty one. */

#include "method.h"

static void functions(void)
{
    PyObject *empty = PyTuple_New(0), *again = PyTuple_New(0);
    REQUIRE(empty == again && (int)Py_REFCNT(empty) < 0);
    REQUIRE(PyTuple_New(-1) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    PyObject *tuple = PyTuple_New(3);
    SHOW_STATUS(PyTuple_SetItem(tuple, 0, PyLong_FromLong(1)));
    SHOW_STATUS(PyTuple_SetItem(tuple, 1, PyUnicode_FromString("b")));
    SHOW_STATUS(PyTuple_SetItem(tuple, 2, PyFloat_FromDouble(0.5)));
    SHOW_STATUS(PyTuple_SetItem(tuple, 2, PyFloat_FromDouble(1.5)));
    SHOW_STATUS(PyTuple_SetItem(tuple, 3, PyLong_FromLong(1)));
    SHOW_STATUS(PyTuple_SetItem(tuple, -1, PyLong_FromLong(1)));
    Py_INCREF(tuple);
    REQUIRE(PyTuple_SetItem(tuple, 0, PyLong_FromLong(1)) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    Py_DECREF(tuple);
    SHOW_BORROWED(tuple);
    SHOW_STATUS(PyTuple_Size(tuple));
    SHOW_BORROWED(PyTuple_GetItem(tuple, 1));
    SHOW_BORROWED(PyTuple_GetItem(tuple, 3));
    SHOW_BORROWED(PyTuple_GetItem(tuple, -1));
    SHOW_NEW(PyTuple_GetSlice(tuple, 1, 3));
    SHOW_NEW(PyTuple_GetSlice(tuple, -4, 100));
    SHOW_NEW(PyTuple_GetSlice(tuple, 2, 1));
    SHOW_NEW(PyTuple_GetSlice(tuple, 8, 9));
    PyObject *whole = PyTuple_GetSlice(tuple, 0, 3);
    REQUIRE(whole == tuple);
    Py_DECREF(whole);
    SHOW_NEW(PyTuple_Pack(0));
    SHOW_NEW(PyTuple_Pack(8, tuple, empty, Py_None, Py_True, tuple, tuple, Py_False, Py_Ellipsis));
    PyObject *list = PyList_New(0);
    REQUIRE(PyTuple_Size(list) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(PyTuple_GetItem(list, 0) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(PyTuple_GetSlice(list, 0, 0) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(_PyTuple_Resize(&tuple, 5) == 0);
    SHOW_STATUS(PyTuple_Size(tuple));
    REQUIRE(PyTuple_GetItem(tuple, 4) == NULL && !PyErr_Occurred());
    REQUIRE(_PyTuple_Resize(&tuple, 2) == 0);
    SHOW_BORROWED(tuple);
    REQUIRE(_PyTuple_Resize(&tuple, 2) == 0);
    REQUIRE(_PyTuple_Resize(&tuple, 0) == 0);
    SHOW_BORROWED(tuple);
    REQUIRE(_PyTuple_Resize(&tuple, 1) == 0);
    PyTuple_SET_ITEM(tuple, 0, Py_NewRef(Py_None));
    SHOW_BORROWED(tuple);
    Py_INCREF(tuple);
    PyObject *shared = tuple;
    REQUIRE(_PyTuple_Resize(&tuple, 3) == -1 && tuple == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    Py_DECREF(shared);
    Py_DECREF(list);
    Py_DECREF(empty);
    Py_DECREF(again);
}

static void methods(void)
{
    PyObject *t = Py_BuildValue("(isisd)", 1, "x", 2, "x", 2.0), *list = Py_BuildValue("[i]", 1), *two = PyLong_FromLong(2);
    CALL(t, "index", "s", "x");
    CALL(t, "index", "si", "x", 2);
    CALL(t, "index", "sii", "x", 2, 3);
    CALL(t, "index", "si", "x", -2);
    CALL(t, "index", NULL);
    CALL(t, "index", "sO", "x", Py_None);
    CALL(t, "count", "i", 2);
    CALL(t, "count", NULL);
    CALL(t, "__contains__", "s", "y");
    CALL(t, "__contains__", "d", 1.0);
    CALL(t, "__getnewargs__", NULL);
    CALL(t, "__sizeof__", NULL);
    SHOW_NEW(PyNumber_Add(t, t));
    SHOW_NEW(PyNumber_Add(t, list));
    SHOW_NEW(PyNumber_Multiply(t, two));
    SHOW_NEW(PyNumber_Multiply(two, t));
    SHOW_NEW(PySequence_Repeat(t, -1));
    SHOW_NEW(PySequence_Repeat(t, PY_SSIZE_T_MAX));
    SHOW_NEW(PyObject_GetItem(t, two));
    SHOW_NEW(PySequence_GetItem(t, -1));
    SHOW_NEW(PySequence_GetItem(t, 5));
    SHOW_NEW(PySequence_GetItem(t, -6));
    SHOW_STATUS(PySequence_SetItem(t, 0, two));
    SHOW_STATUS(PySequence_DelItem(t, 0));
    SHOW_STATUS(PyObject_SetItem(t, two, two));
    SHOW_STATUS(PyObject_DelItem(t, two));
    SHOW_NEW(PyObject_GetItem(t, list));
    PyObject *backward = PySlice_New(NULL, NULL, NULL);
    PyObject *same = PyObject_GetItem(t, backward);
    REQUIRE(same == t);
    Py_DECREF(same);
    Py_DECREF(backward);
    PyObject *minus = PyLong_FromLong(-2);
    backward = PySlice_New(NULL, NULL, minus);
    SHOW_NEW(PyObject_GetItem(t, backward));
    Py_DECREF(backward);
    Py_DECREF(minus);
    for (int op = Py_LT; op <= Py_GE; op++) {
        PyObject *x = Py_BuildValue("(iii)", 1, 2, 3), *y = Py_BuildValue("(ii)", 1, 2), *z = Py_BuildValue("(iii)", 1, 3, 0);
        SHOW_NEW(PyObject_RichCompare(x, y, op));
        SHOW_NEW(PyObject_RichCompare(x, z, op));
        SHOW_NEW(PyObject_RichCompare(x, x, op));
        SHOW_NEW(PyObject_RichCompare(x, t, op));
        SHOW_NEW(PyObject_RichCompare(x, list, op));
        Py_DECREF(x);
        Py_DECREF(y);
        Py_DECREF(z);
    }
    SHOW_STATUS(PyObject_Hash(t));
    PyObject *nested = Py_BuildValue("(()((i)(iiO)))", -1, 0, 1, list);
    SHOW_STATUS(PyObject_Hash(nested));
    Py_DECREF(nested);
    PyObject *empty = PyTuple_New(0);
    SHOW_STATUS(PyObject_Hash(empty));
    SHOW_STATUS(PyObject_IsTrue(empty));
    Py_DECREF(empty);
    PyObject *type = (PyObject *)&PyTuple_Type;
    SHOW_NEW(PyObject_CallNoArgs(type));
    SHOW_NEW(PyObject_CallFunction(type, "s", "abc"));
    SHOW_NEW(PyObject_CallFunction(type, "i", 1));
    SHOW_NEW(PyObject_CallFunction(type, "ii", 1, 2));
    PyObject *again = PyObject_CallFunctionObjArgs(type, t, NULL);
    REQUIRE(again == t);
    Py_DECREF(again);
    PyObject *args = PyTuple_New(0), *kwargs = Py_BuildValue("{s:i}", "a", 1);
    SHOW_NEW(PyObject_Call(type, args, kwargs));
    Py_DECREF(args);
    Py_DECREF(kwargs);
    PyObject *self = PyList_New(1), *loop = PyTuple_Pack(1, self);
    PyList_SetItem(self, 0, Py_NewRef(loop));
    SHOW_BORROWED(loop);
    PyList_Clear(self);
    Py_DECREF(loop);
    Py_DECREF(self);
    Py_DECREF(t);
    Py_DECREF(list);
    Py_DECREF(two);
}

static void body(void)
{
    functions();
    methods();
}

OBJECT_MAIN(body)
