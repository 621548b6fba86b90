/* Old and private ways to modules: imports that did not block, attributes of modules by name, the table of modules, the init
 * functions of those that are built in. */
#include "attributes.h"

PyAPI_FUNC(PyObject *) _PyImport_GetModuleAttr(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) _PyImport_GetModuleAttrString(const char *, const char *);
PyAPI_FUNC(PyObject *) PyInit_gc(void);
PyAPI_FUNC(PyObject *) PyInit__weakref(void);
PyAPI_FUNC(PyObject *) PyInit__tracemalloc(void);

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static void show_kind(const char *title, PyObject *op)
{
    printf("%s: %s\n", title, op != NULL ? Py_TYPE(op)->tp_name : "NULL");
    if (op == NULL) {
        SHOW_ERROR(title);
    }
    Py_XDECREF(op);
}

static void body(void)
{
    PyObject *sys = PyImport_ImportModuleNoBlock("sys");
    CHECK(sys != NULL && sys == PyImport_AddModule("sys"));
    CHECK(PyImport_ImportModuleNoBlock("there_is_no_such_module") == NULL);
    CHECK(PyErr_ExceptionMatches(PyExc_ModuleNotFoundError));
    PyErr_Clear();
    PyObject *module = PyUnicode_InternFromString("sys"), *name = PyUnicode_InternFromString("getrefcount"),
             *none = PyUnicode_InternFromString("there_is_no_such_name");
    show_kind("sys.getrefcount", _PyImport_GetModuleAttr(module, name));
    show_kind("sys, no such name", _PyImport_GetModuleAttr(module, none));
    show_kind("sys.byteorder", _PyImport_GetModuleAttrString("sys", "byteorder"));
    show_kind("builtins.len", _PyImport_GetModuleAttrString("builtins", "len"));
    CHECK(_PyImport_GetModuleAttrString("there_is_no_such_module", "x") == NULL);
    CHECK(PyErr_ExceptionMatches(PyExc_ModuleNotFoundError));
    PyErr_Clear();
    Py_DECREF(module);
    Py_DECREF(name);
    Py_DECREF(none);
    Py_XDECREF(sys);

    PyObject *made = PyModule_New("with.a.file");
    CHECK(PyModule_GetFilename(made) == NULL);
    SHOW_ERROR("no file");
    PyObject *file = PyUnicode_FromString("dir/f\303\244le.py");
    CHECK_EQ(PyObject_SetAttrString(made, "__file__", file), 0);
    SHOW_TEXT(PyModule_GetFilename(made));
    CHECK_EQ(PyObject_SetAttrString(made, "__file__", made), 0);
    CHECK(PyModule_GetFilename(made) == NULL);
    SHOW_ERROR("not a str");
    CHECK(PyModule_GetFilename(file) == NULL);
    CHECK(PyErr_ExceptionMatches(PyExc_TypeError));
    PyErr_Clear();
    PyObject_SetAttrString(made, "__file__", file);
    Py_DECREF(made);
    Py_DECREF(file);

    int found = 0;
    for (struct _inittab *entry = PyImport_Inittab; entry->name != NULL; entry++) {
        found += strcmp(entry->name, "sys") == 0 || strcmp(entry->name, "gc") == 0;
    }
    SHOW(found);
    PyObject *builtins = PyEval_GetBuiltins();
    CHECK(builtins != NULL && PyDict_Check(builtins) && PyDict_GetItemString(builtins, "len") != NULL);

    show_kind("gc", PyInit_gc());
    show_kind("_weakref", PyInit__weakref());
}

int main(void)
{
    Py_Initialize();
    object_leaves_nothing("body", body);
    show_kind("_tracemalloc", PyInit__tracemalloc());
    Py_Finalize();
    FINISH();
}
