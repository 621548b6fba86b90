/* PyOS_FSPath returns strs and bytes themselves, and of others what their __fspath__ returns, if it is one of these. */
#include "object.h"

static PyObject *answer;

static PyObject *fspath(PyObject *self, PyObject *arguments)
{
    if (answer == NULL) {
        PyErr_SetString(PyExc_ZeroDivisionError, "on purpose");
    }
    return Py_XNewRef(answer);
}

static PyMethodDef methods[] = {{"__fspath__", fspath, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
static PyType_Slot slots[] = {{Py_tp_methods, methods}, {0, NULL}};
static PyType_Spec spec = {"place.Path", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT, slots};

static void program(void)
{
    PyObject *text = PyUnicode_FromString("a/b"), *bytes = PyBytes_FromString("c"), *number = PyFloat_FromDouble(2.5);
    PyObject *type = PyType_FromSpec(&spec), *path = PyObject_CallNoArgs(type);
    PyObject *same = PyOS_FSPath(text);
    CHECK(same == text);
    Py_DECREF(same);
    SHOW_NEW(PyOS_FSPath(bytes));
    SHOW_NEW(PyOS_FSPath(number));
    SHOW_NEW(PyOS_FSPath(type));
    SHOW_NEW(PyOS_FSPath(path));
    answer = text;
    SHOW_NEW(PyOS_FSPath(path));
    answer = bytes;
    SHOW_NEW(PyOS_FSPath(path));
    answer = number;
    SHOW_NEW(PyOS_FSPath(path));
    PyObject *result = NULL;
    SHOW_STATUS(PyUnicode_FSConverter(path, &result));
    SHOW_ERROR("PyUnicode_FSConverter");
    SHOW_STATUS(PyUnicode_FSConverter(number, &result));
    SHOW_ERROR("PyUnicode_FSConverter");
    answer = text;
    SHOW_STATUS(PyUnicode_FSConverter(path, &result));
    SHOW_NEW(result);
    answer = NULL;
    Py_DECREF(path);
    Py_DECREF(type);
    Py_DECREF(number);
    Py_DECREF(bytes);
    Py_DECREF(text);
}

OBJECT_MAIN(program)
