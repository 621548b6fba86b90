/* Methods called by name: of the type without an object for the binding, of the instance, and none. */
#include "object.h"

static void body(void)
{
    PyObject *list = Py_BuildValue("[iii]", 3, 1, 2), *append = PyUnicode_InternFromString("append");
    PyObject *index = PyUnicode_InternFromString("index"), *missing = PyUnicode_InternFromString("missing");
    PyObject *sort = PyUnicode_InternFromString("sort"), *reverse = Py_BuildValue("(s)", "reverse");
    PyObject *args[] = {NULL, list, Py_None, Py_None, Py_True};
    size_t offset = PY_VECTORCALL_ARGUMENTS_OFFSET;
    SHOW_NEW(PyObject_VectorcallMethod(append, args + 1, 2 | offset, NULL));
    SHOW_NEW(PyObject_VectorcallMethod(append, args + 1, 1 | offset, NULL));
    SHOW_NEW(PyObject_VectorcallMethod(append, args + 1, 3, NULL));
    SHOW_NEW(PyObject_VectorcallMethod(index, args + 1, 2, NULL));
    SHOW_NEW(PyObject_VectorcallMethod(missing, args + 1, 1, NULL));
    SHOW_NEW(PyObject_VectorcallMethod(Py_None, args + 1, 1, NULL));
    SHOW_NEW(PyObject_CallMethod(list, "pop", NULL));
    PyObject *sort_args[] = {list, Py_True};
    SHOW_NEW(PyObject_VectorcallMethod(sort, sort_args, 1, reverse));
    SHOW_BORROWED(list);
    PyObject *module = PyModule_New("holder");
    PyObject *length = PyUnicode_FromString("length"), *method = PyObject_GetAttrString(list, "__len__");
    PyModule_AddObjectRef(module, "length", method);
    PyObject *module_args[] = {NULL, module, list};
    SHOW_NEW(PyObject_VectorcallMethod(length, module_args + 1, 1 | offset, NULL));
    SHOW_NEW(PyObject_VectorcallMethod(length, module_args + 1, 2 | offset, NULL));
    SHOW_NEW(PyObject_CallMethodObjArgs(module, length, NULL));
    SHOW_NEW(PyObject_CallMethodNoArgs(module, length));
    SHOW_NEW(PyObject_CallMethodOneArg(list, index, Py_None));
    Py_DECREF(module);
    Py_DECREF(length);
    Py_DECREF(method);
    Py_DECREF(list);
    Py_DECREF(append);
    Py_DECREF(index);
    Py_DECREF(missing);
    Py_DECREF(sort);
    Py_DECREF(reverse);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
