/* The functions of the API on lists: what they return, what they leave, what they refuse. */

#include "object.h"

static PyObject *numbers(int n)
{
    PyObject *list = PyList_New(n);
    for (int i = 0; i < n; i++) {
        PyList_SetItem(list, i, PyLong_FromLong(1000 + i));
    }
    return list;
}

static void wrong_objects(void)
{
    PyObject *dict = PyDict_New();
    PyObject *one = PyLong_FromLong(1);
    REQUIRE(PyList_New(-1) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(PyList_Size(dict) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(PyList_GetItem(dict, 0) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    SHOW_NEW(PyList_GetItemRef(dict, 0));
    REQUIRE(PyList_Append(dict, one) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(PyList_Insert(dict, 0, one) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(PyList_SetItem(dict, 0, Py_NewRef(one)) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(PyList_Sort(dict) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(PyList_Reverse(dict) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(PyList_AsTuple(dict) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(PyList_GetSlice(dict, 0, 1) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(PyList_SetSlice(dict, 0, 1, NULL) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    Py_DECREF(one);
    Py_DECREF(dict);
}

static void items(void)
{
    PyObject *list = numbers(5);
    SHOW_BORROWED(list);
    SHOW_STATUS(PyList_Size(list));
    SHOW_BORROWED(PyList_GetItem(list, 4));
    SHOW_BORROWED(PyList_GetItem(list, 5));
    SHOW_BORROWED(PyList_GetItem(list, -1));
    SHOW_NEW(PyList_GetItemRef(list, 0));
    SHOW_NEW(PyList_GetItemRef(list, 5));
    SHOW_STATUS(PyList_SetItem(list, 1, PyUnicode_FromString("new")));
    SHOW_STATUS(PyList_SetItem(list, 5, PyUnicode_FromString("out")));
    SHOW_STATUS(PyList_SetItem(list, -1, PyUnicode_FromString("out")));
    SHOW_STATUS(PyList_SetItem(list, 2, NULL));
    REQUIRE(PyList_GetItem(list, 2) == NULL && !PyErr_Occurred());
    SHOW_STATUS(PyList_SetItem(list, 2, PyLong_FromLong(7)));
    PyObject *item = PyUnicode_FromString("in");
    SHOW_STATUS(PyList_Insert(list, 0, item));
    SHOW_STATUS(PyList_Insert(list, -1, item));
    SHOW_STATUS(PyList_Insert(list, 100, item));
    SHOW_STATUS(PyList_Insert(list, -100, item));
    printf("references: %lld\n", (long long)Py_REFCNT(item));
    SHOW_BORROWED(list);
    SHOW_NEW(PyList_GetSlice(list, 1, 4));
    SHOW_NEW(PyList_GetSlice(list, -5, 2));
    SHOW_NEW(PyList_GetSlice(list, 7, 100));
    SHOW_NEW(PyList_GetSlice(list, 6, 3));
    SHOW_STATUS(PyList_Reverse(list));
    SHOW_BORROWED(list);
    SHOW_NEW(PyList_AsTuple(list));
    SHOW_STATUS(PyList_Clear(list));
    SHOW_BORROWED(list);
    SHOW_NEW(PyList_AsTuple(list));
    printf("references: %lld\n", (long long)Py_REFCNT(item));
    Py_DECREF(item);
    Py_DECREF(list);
}

static void slices(void)
{
    PyObject *list = numbers(10);
    PyObject *new = Py_BuildValue("(ss)", "x", "y");
    SHOW_STATUS(PyList_SetSlice(list, 2, 5, new));
    SHOW_BORROWED(list);
    SHOW_STATUS(PyList_SetSlice(list, 4, 4, new));
    SHOW_BORROWED(list);
    SHOW_STATUS(PyList_SetSlice(list, 0, 2, NULL));
    SHOW_BORROWED(list);
    SHOW_STATUS(PyList_SetSlice(list, 1, 2, list));
    SHOW_BORROWED(list);
    SHOW_STATUS(PyList_SetSlice(list, 5, 100, NULL));
    SHOW_BORROWED(list);
    PyObject *one = PyLong_FromLong(1);
    SHOW_STATUS(PyList_SetSlice(list, 0, 1, one));
    SHOW_STATUS(PyList_Extend(list, new));
    SHOW_STATUS(PyList_Extend(list, list));
    SHOW_STATUS(PyList_Extend(list, one));
    PyObject *dict = Py_BuildValue("{s:i,s:i}", "a", 1, "b", 2);
    SHOW_STATUS(PyList_Extend(list, dict));
    SHOW_BORROWED(list);
    SHOW_STATUS(PyList_SetSlice(list, 0, 1000, NULL));
    SHOW_BORROWED(list);
    Py_DECREF(dict);
    Py_DECREF(one);
    Py_DECREF(new);
    Py_DECREF(list);
}

static void body(void)
{
    wrong_objects();
    items();
    slices();
}

OBJECT_MAIN(body)
