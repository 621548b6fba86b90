/* The signatures of the methods of every type of the core, in the order of their names, and of the public functions of
 * modules that CPython has in C. */
#include "attributes.h"

static void show_signature(const char *owner, const char *name, PyObject *value)
{
    PyObject *signature = PyObject_GetAttrString(value, "__text_signature__");
    if (signature == NULL) {
        PyErr_Clear();
        return;
    }
    printf("%s %s ", owner, name);
    SHOW_NEW(signature);
}

static void show_type(PyTypeObject *type)
{
    PyObject *dict = PyType_GetDict(type), *names = PyDict_Keys(dict);
    PyList_Sort(names);
    show_signature(type->tp_name, "", (PyObject *)type);
    for (Py_ssize_t i = 0; i < PyList_Size(names); i++) {
        PyObject *name = PyList_GetItem(names, i);
        show_signature(type->tp_name, PyUnicode_AsUTF8(name), PyDict_GetItemWithError(dict, name));
    }
    Py_DECREF(names);
    Py_DECREF(dict);
}

static void show_module(const char *name)
{
    PyObject *module = PyImport_ImportModule(name), *names = PyObject_Dir(module);
    for (Py_ssize_t i = 0; i < PyList_Size(names); i++) {
        const char *function = PyUnicode_AsUTF8(PyList_GetItem(names, i));
        PyObject *value = PyObject_GetAttr(module, PyList_GetItem(names, i));
        if (PyCFunction_Check(value) && function[0] != '_') {
            show_signature(name, function, value);
        }
        Py_DECREF(value);
    }
    Py_DECREF(names);
    Py_DECREF(module);
}

static void body(void)
{
    PyTypeObject *types[] = {&PyBaseObject_Type, &PyType_Type, &PyBool_Type, &PyLong_Type, &PyFloat_Type, &PyComplex_Type,
                             &PyUnicode_Type, &PyBytes_Type, &PyByteArray_Type, &PyTuple_Type, &PyList_Type, &PyDict_Type,
                             &PySet_Type, &PyFrozenSet_Type, &PySlice_Type, &PyRange_Type, &PyMemoryView_Type, &PyProperty_Type,
                             &PySuper_Type, &PyClassMethod_Type, &PyStaticMethod_Type, &PyEnum_Type, &PyReversed_Type,
                             &PyZip_Type, &PyMap_Type, &PyFilter_Type, &PyModule_Type, &PyCapsule_Type, &PyDictKeys_Type,
                             &PyDictItems_Type, &PyDictValues_Type, &PyContext_Type, &PyContextVar_Type, &PyContextToken_Type,
                             &Py_GenericAliasType, (PyTypeObject *)PyExc_BaseException, (PyTypeObject *)PyExc_OSError,
                             (PyTypeObject *)PyExc_UnicodeEncodeError, (PyTypeObject *)PyExc_BaseExceptionGroup};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        show_type(types[i]);
    }
    show_module("_operator");
    show_module("_contextvars");
    show_module("atexit");
    show_module("gc");
    show_module("_tracemalloc");
}

OBJECT_MAIN(body)
