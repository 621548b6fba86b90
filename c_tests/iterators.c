/* Iterators of lists, tuples, sequences, callables; enumerate and reversed. */

#include "method.h"

static PyObject *square(PyObject *self, Py_ssize_t i)
{
    if (i > 4) {
        PyErr_SetString(PyExc_IndexError, "far enough");
        return NULL;
    }
    return PyLong_FromSsize_t(i * i);
}

static Py_ssize_t length(PyObject *self)
{
    return 5;
}

static PySequenceMethods squares_methods = {.sq_item = square, .sq_length = length};

static PyTypeObject squares_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "squares",
    .tp_basicsize = sizeof(PyObject),
    .tp_as_sequence = &squares_methods,
    .tp_new = PyType_GenericNew,
};

static void walk(const char *title, PyObject *iterator)
{
    printf("-- %s\n", title);
    if (iterator == NULL) {
        SHOW_ERROR(title);
        return;
    }
    printf("%s\n", Py_TYPE(iterator)->tp_name);
    PyObject *self = PyObject_GetIter(iterator), *item;
    REQUIRE(self == iterator);
    Py_DECREF(self);
    for (;;) {
        PyObject *hint = call_method(iterator, "__length_hint__", NULL);
        if (hint == NULL) {
            PyErr_Clear();
        } else {
            SHOW_NEW(hint);
        }
        PyObject *reduced = call_method(iterator, "__reduce__", NULL);
        if (reduced == NULL) {
            SHOW_ERROR("reduce");
        } else {
            for (Py_ssize_t i = 1; i < PyTuple_Size(reduced); i++) {
                PyObject *part = PyTuple_GetItem(reduced, i);
                if (!PyTuple_Check(part) || PyTuple_Size(part) == 0 || (!PyIter_Check(PyTuple_GetItem(part, 0)) && !PyCallable_Check(PyTuple_GetItem(part, 0)) && Py_TYPE(PyTuple_GetItem(part, 0)) != &squares_type)) {
                    SHOW_BORROWED(part);
                }
            }
            Py_DECREF(reduced);
        }
        item = PyIter_Next(iterator);
        if (item == NULL) {
            break;
        }
        SHOW_NEW(item);
    }
    SHOW_ERROR("end");
    SHOW_NEW(PyIter_Next(iterator));
    Py_DECREF(iterator);
}

static PyObject *count_up(PyObject *self, PyObject *unused)
{
    PyObject *item = PyLong_FromSsize_t(PyList_Size(self));
    PyList_Append(self, item);
    return item;
}

static PyMethodDef count_def = {"count_up", count_up, METH_NOARGS, NULL};

static void states(PyObject *iterator)
{
    CALL(iterator, "__setstate__", "i", 2);
    SHOW_NEW(PyIter_Next(iterator));
    CALL(iterator, "__setstate__", "i", -100);
    SHOW_NEW(PyIter_Next(iterator));
    CALL(iterator, "__setstate__", "i", 100);
    SHOW_NEW(PyIter_Next(iterator));
    CALL(iterator, "__setstate__", "s", "x");
    CALL(iterator, "__setstate__", "i", 0);
    SHOW_NEW(PyIter_Next(iterator));
    Py_DECREF(iterator);
}

static void body(void)
{
    PyType_Ready(&squares_type);
    PyObject *list = Py_BuildValue("[sss]", "a", "b", "c"), *tuple = Py_BuildValue("(iii)", 7, 8, 9), *squares = PyObject_CallNoArgs((PyObject *)&squares_type);
    PyObject *calls = PyList_New(0), *function = PyCFunction_New(&count_def, calls), *three = PyLong_FromLong(3);
    PyObject *reversed = (PyObject *)&PyReversed_Type, *enumerate = (PyObject *)&PyEnum_Type;
    walk("list", PyObject_GetIter(list));
    walk("tuple", PyObject_GetIter(tuple));
    walk("squares", PyObject_GetIter(squares));
    walk("sequence of a list", PySeqIter_New(list));
    walk("calls", PyCallIter_New(function, three));
    walk("reversed list", PyObject_CallOneArg(reversed, list));
    walk("reversed tuple", PyObject_CallOneArg(reversed, tuple));
    walk("reversed squares", PyObject_CallOneArg(reversed, squares));
    walk("reversed int", PyObject_CallOneArg(reversed, three));
    walk("reversed nothing", PyObject_CallNoArgs(reversed));
    walk("enumerate", PyObject_CallOneArg(enumerate, list));
    walk("enumerate from 3", PyObject_CallFunctionObjArgs(enumerate, list, three, NULL));
    PyObject *large = PyLong_FromSsize_t(PY_SSIZE_T_MAX - 1), *huge = PyLong_FromString("100000000000000000000000", NULL, 10);
    walk("enumerate from large", PyObject_CallFunctionObjArgs(enumerate, list, large, NULL));
    walk("enumerate from huge", PyObject_CallFunctionObjArgs(enumerate, list, huge, NULL));
    walk("enumerate int", PyObject_CallOneArg(enumerate, three));
    walk("enumerate from text", PyObject_CallFunction(enumerate, "Os", list, "x"));
    REQUIRE(PySeqIter_New(three) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    states(PyObject_GetIter(list));
    states(PyObject_GetIter(tuple));
    states(PyObject_GetIter(squares));
    states(PyObject_CallOneArg(reversed, list));
    states(PyObject_CallOneArg(reversed, squares));
    PyObject *growing = PyObject_GetIter(list), *item;
    for (int i = 0; (item = PyIter_Next(growing)) != NULL; i++) {
        if (i < 3) {
            PyList_Append(list, item);
        }
        SHOW_NEW(item);
    }
    Py_DECREF(growing);
    PyObject *shrinking = PyObject_CallOneArg(reversed, list);
    Py_XDECREF(PyIter_Next(shrinking));
    PyList_SetSlice(list, 1, 100, NULL);
    SHOW_NEW(PyIter_Next(shrinking));
    Py_DECREF(shrinking);
    PyObject *pairs = PyObject_CallOneArg(enumerate, tuple), *kept = PyIter_Next(pairs), *next = PyIter_Next(pairs);
    SHOW_NEW(kept);
    SHOW_NEW(next);
    Py_DECREF(pairs);
    Py_DECREF(large);
    Py_DECREF(huge);
    Py_DECREF(list);
    Py_DECREF(tuple);
    Py_DECREF(squares);
    Py_DECREF(calls);
    Py_DECREF(function);
    Py_DECREF(three);
}

OBJECT_MAIN(body)
