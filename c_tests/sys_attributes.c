/* sys: attributes from C, what this Python is, functions, sizes. */
#include "object.h"

static void call(const char *name, PyObject *arg)
{
    PyObject *function = PySys_GetObject(name);
    printf("sys.%s ", name);
    SHOW_NEW(arg != NULL ? PyObject_CallOneArg(function, arg) : PyObject_CallNoArgs(function));
}

static PyObject *bad_size(PyObject *self, PyObject *unused)
{
    return PyLong_FromLong(-1);
}

static PyMethodDef methods[] = {{"__sizeof__", bad_size, METH_NOARGS, NULL}, {NULL}};
static PyTypeObject type = {PyVarObject_HEAD_INIT(NULL, 0) "tests.Bad", sizeof(PyObject), .tp_methods = methods};

static void body(void)
{
    static const char *names[] = {"version_info", "hexversion", "api_version", "byteorder", "maxsize", "maxunicode", "platform",
        "float_repr_style", "hash_info", "int_info", "float_info", "abiflags", "argv", "_xoptions", "stdin", "stdout", "stderr"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        printf("%s ", names[i]);
        SHOW_BORROWED(PySys_GetObject(names[i]));
    }
    SHOW_STATUS(PySys_GetObject("no_such_name") == NULL);
    SHOW_ERROR("PySys_GetObject");
    SHOW_STATUS(PySys_SetObject("set_by_test", Py_True));
    SHOW_BORROWED(PySys_GetObject("set_by_test"));
    SHOW_STATUS(PySys_SetObject("set_by_test", NULL));
    SHOW_STATUS(PySys_GetObject("set_by_test") == NULL);
    SHOW_STATUS(PySys_SetObject("set_by_test", NULL));
    call("getrecursionlimit", NULL);
    call("getdefaultencoding", NULL);
    call("getfilesystemencoding", NULL);
    call("getfilesystemencodeerrors", NULL);
    call("is_finalizing", NULL);
    call("exc_info", NULL);
    call("exception", NULL);
    call("_is_gil_enabled", NULL);
    call("getsizeof", NULL);
    PyObject *values[] = {PyList_New(0), PyTuple_New(0), PyLong_FromLong(5), PyUnicode_FromString("abc"), PyFloat_FromDouble(1),
        Py_BuildValue("(ii)", 1, 2), Py_NewRef(Py_None), (PyObject *)Py_NewRef(&PyLong_Type), PyCell_New(NULL), PyModule_New("m")};
    for (int i = 0; i < 10; i++) {
        call("getsizeof", values[i]);
        call("getrefcount", i == 0 || i == 4 ? values[i] : values[0]);
        call("intern", values[i]);
        Py_DECREF(values[i]);
    }
    REQUIRE(PyType_Ready(&type) == 0);
    PyObject *bad = (PyObject *)PyObject_New(PyObject, &type), *limit = PyLong_FromLong(0);
    call("getsizeof", bad);
    call("setrecursionlimit", limit);
    call("setrecursionlimit", Py_None);
    Py_DECREF(limit);
    Py_DECREF(bad);
    PyErr_SetString(PyExc_ValueError, "handled");
    PyObject *error = PyErr_GetRaisedException();
    PyErr_SetHandledException(error);
    call("exc_info", NULL);
    call("exception", NULL);
    PyErr_SetHandledException(NULL);
    Py_DECREF(error);
    PyObject *function = PySys_GetObject("exit");
    SHOW_NEW(PyObject_CallFunction(function, "i", 3));
    SHOW_NEW(PyObject_CallNoArgs(function));
    PyType_ClearCache();
}

OBJECT_MAIN(body)
