/* What cannot be called says so; a function that returns neither a value nor an exception, or both, is an error. */
#include "object.h"

static PyObject *neither(PyObject *self, PyObject *unused)
{
    return NULL;
}

static PyObject *both(PyObject *self, PyObject *unused)
{
    PyErr_SetString(PyExc_KeyError, "both");
    return Py_NewRef(Py_None);
}

static PyMethodDef bad[] = {
    {"neither", neither, METH_NOARGS, NULL},
    {"both", both, METH_NOARGS, NULL},
    {"neither", neither, METH_VARARGS, NULL},
    {"both", both, METH_VARARGS, NULL},
};

static void show_cause(PyObject *result)
{
    if (result != NULL) {
        printf("a result\n");
        return;
    }
    PyObject *error = PyErr_GetRaisedException();
    if (error == NULL) {
        printf("no exception\n");
        return;
    }
    PyObject *cause = PyException_GetCause(error), *context = PyException_GetContext(error);
    printf("%s: %s, %d\n", Py_TYPE(error)->tp_name, cause != NULL ? Py_TYPE(cause)->tp_name : "no cause", cause == context);
    Py_XDECREF(cause);
    Py_XDECREF(context);
    Py_DECREF(error);
}

static void body(void)
{
    PyObject *number = PyLong_FromLong(12345), *empty = PyTuple_New(0), *name = PyUnicode_FromString("upper");
    SHOW_NEW(PyObject_CallNoArgs(number));
    SHOW_NEW(PyObject_Call(number, empty, NULL));
    SHOW_NEW(PyObject_CallOneArg(Py_None, number));
    SHOW_NEW(PyObject_VectorcallDict(number, NULL, 0, NULL));
    SHOW_NEW(PyVectorcall_Call(number, empty, NULL));
    SHOW_NEW(PyObject_CallFunction(number, "i", 3));
    SHOW_NEW(PyObject_CallFunction(NULL, "i", 3));
    SHOW_NEW(PyObject_CallFunctionObjArgs(NULL, NULL));
    SHOW_NEW(PyObject_CallMethod(number, "missing", NULL));
    SHOW_NEW(PyObject_CallMethod(number, "real", NULL));
    SHOW_NEW(PyObject_CallMethod(NULL, "real", NULL));
    SHOW_NEW(PyObject_CallMethodObjArgs(number, name, NULL));
    SHOW_NEW(PyObject_CallMethodObjArgs(NULL, name, NULL));
    SHOW_NEW(PyObject_CallMethodObjArgs(name, name, NULL));
    SHOW_NEW(PyObject_CallMethod(name, "replace", "ss", "p", "qq"));
    SHOW_NEW(PyObject_CallMethod(name, "startswith", "(s)", "up"));
    PyObject *module = PyModule_New("sample");
    SHOW_NEW(PyObject_CallNoArgs(module));
    PyModule_AddObjectRef(module, "sample", number);
    SHOW_NEW(PyObject_CallNoArgs(module));
    PyModule_AddObjectRef(module, "sample", (PyObject *)&PyList_Type);
    SHOW_NEW(PyObject_CallNoArgs(module));
    for (int i = 0; i < 4; i++) {
        PyObject *function = PyCFunction_New(&bad[i], NULL);
        show_cause(PyObject_CallNoArgs(function));
        show_cause(PyObject_Call(function, empty, NULL));
        Py_DECREF(function);
    }
    Py_DECREF(module);
    Py_DECREF(number);
    Py_DECREF(empty);
    Py_DECREF(name);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
