/* Warnings: what is shown once, always, never or raised; registries. What is shown is printed too. */
#include "attributes.h"

static PyObject *module;

/* Empties what sys has been warned of, so that each run is like the first. */
static void forget(void)
{
    PyObject *registry = PySys_GetObject("__warningregistry__");
    if (registry != NULL) {
        PyDict_Clear(registry);
    }
}

static void entries(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    SHOW_STATUS(PyErr_WarnEx(PyExc_UserWarning, "one", 1));
    SHOW_STATUS(PyErr_WarnEx(PyExc_UserWarning, "one", 1));
    SHOW_STATUS(PyErr_WarnEx(NULL, "no category", 1));
    SHOW_STATUS(PyErr_WarnEx(PyExc_DeprecationWarning, "ignored", 1));
    SHOW_STATUS(PyErr_WarnFormat(PyExc_FutureWarning, 1, "format %d %s", 3, "x"));
    SHOW_STATUS(PyErr_ResourceWarning(Py_None, 1, "resource %d", 3));
    SHOW_STATUS(PyErr_WarnEx(PyExc_UserWarning, "bad \xff", 1));
    SHOW_STATUS(PyErr_WarnExplicit(PyExc_UserWarning, "text", "dir/file.py", 12, NULL, NULL));
    SHOW_STATUS(PyErr_WarnExplicit(PyExc_UserWarning, "text", "dir/file.py", 12, "mod", NULL));
    PyObject *registry = PyDict_New();
    SHOW_STATUS(PyErr_WarnExplicit(PyExc_UserWarning, "text", "file.py", 12, "mod", registry));
    SHOW_STATUS(PyErr_WarnExplicit(PyExc_UserWarning, "text", "file.py", 12, "mod", registry));
    SHOW_STATUS(PyErr_WarnExplicit(PyExc_UserWarning, "text", "file.py", 13, "mod", registry));
    printf("%zd keys\n", PyDict_Size(registry));
    SHOW_STATUS(PyErr_WarnExplicitFormat(PyExc_UserWarning, "file.py", 14, "mod", registry, "number %d", 5));
    SHOW_STATUS(PyErr_WarnExplicitFormat(PyExc_UserWarning, "file.py", 14, "mod", Py_True, "number %d", 5));
    SHOW_STATUS(PyErr_WarnExplicitFormat(PyExc_UserWarning, "file.py", 14, "mod", Py_None, "number %d", 5));
    Py_DECREF(registry);
    PyObject *text = PyUnicode_FromString("text"), *file = PyUnicode_FromString("file.py"),
             *warning = PyObject_CallFunction(PyExc_BytesWarning, "s", "instance");
    SHOW_STATUS(PyErr_WarnExplicitObject(PyExc_UserWarning, text, file, 0, NULL, NULL));
    SHOW_STATUS(PyErr_WarnExplicitObject(PyExc_UserWarning, warning, file, 0, text, NULL));
    Py_DECREF(text);
    Py_DECREF(file);
    Py_DECREF(warning);
}

static void filters(void)
{
    SHOW_NEW(PyObject_CallMethod(module, "simplefilter", "s", "error"));
    SHOW_STATUS(PyErr_WarnEx(PyExc_UserWarning, "one", 1));
    SHOW_STATUS(PyErr_WarnEx(PyExc_ResourceWarning, "two", 1));
    SHOW_STATUS(PyErr_WarnFormat(PyExc_DeprecationWarning, 1, "%d", 3));
    SHOW_STATUS(PyErr_WarnExplicit(PyExc_UserWarning, "text", "file.py", 12, NULL, NULL));
    PyObject *warning = PyObject_CallFunction(PyExc_BytesWarning, "si", "instance", 2);
    PyObject *file = PyUnicode_FromString("file.py");
    SHOW_STATUS(PyErr_WarnExplicitObject(PyExc_UserWarning, warning, file, 0, file, NULL));
    Py_DECREF(warning);
    Py_DECREF(file);
    SHOW_NEW(PyObject_CallMethod(module, "simplefilter", "sO", "ignore", PyExc_UserWarning));
    SHOW_STATUS(PyErr_WarnEx(PyExc_UserWarning, "one", 1));
    SHOW_STATUS(PyErr_WarnEx(PyExc_RuntimeWarning, "one", 1));
    SHOW_NEW(PyObject_CallMethod(module, "simplefilter", "sOi", "error", PyExc_UserWarning, 7));
    SHOW_STATUS(PyErr_WarnExplicit(PyExc_UserWarning, "text", "file.py", 7, NULL, NULL));
    SHOW_STATUS(PyErr_WarnExplicit(PyExc_UserWarning, "text", "file.py", 8, NULL, NULL));
    const char *actions[] = {"always", "default", "module", "once"};
    for (int i = 0; i < 4; i++) {
        SHOW_NEW(PyObject_CallMethod(module, "simplefilter", "s", actions[i]));
        PyObject *registry = PyDict_New();
        SHOW_STATUS(PyErr_WarnExplicit(PyExc_UserWarning, "text", "file.py", 7, "mod", registry));
        SHOW_STATUS(PyErr_WarnExplicit(PyExc_UserWarning, "text", "file.py", 8, "mod", registry));
        printf("%zd keys\n", PyDict_Size(registry));
        Py_DECREF(registry);
    }
    SHOW_NEW(PyObject_CallMethod(module, "simplefilter", "s", "bad"));
    SHOW_NEW(PyObject_CallMethod(module, "warn", "s", "by hand"));
    SHOW_NEW(PyObject_CallMethod(module, "warn", "sO", "by hand", PyExc_FutureWarning));
    SHOW_NEW(PyObject_CallMethod(module, "warn", "sO", "by hand", PyExc_ValueError));
    SHOW_NEW(PyObject_CallMethod(module, "warn", "si", "by hand", 3));
    SHOW_NEW(PyObject_CallMethod(module, "warn_explicit", "sOsi", "by hand", PyExc_UserWarning, "file", 4));
}

static void body(void)
{
    fflush(stdout);
    dup2(1, 2);
    if (module == NULL) {
        module = PyImport_ImportModule("warnings");
    }
    PyObject *list = PyObject_GetAttrString(module, "filters"), *saved = PyList_GetSlice(list, 0, 1000);
    forget();
    entries();
    forget();
    filters();
    SHOW_NEW(PyObject_CallMethod(module, "resetwarnings", NULL));
    printf("%zd filters\n", PyList_Size(list));
    SHOW_STATUS(PyList_SetSlice(list, 0, PyList_Size(list), saved));
    SHOW_BORROWED(list);
    Py_DECREF(saved);
    Py_DECREF(list);
    forget();
}

OBJECT_MAIN(body)
