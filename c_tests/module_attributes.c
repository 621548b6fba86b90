/* Attributes of modules: __getattr__ and __dir__ of the module's own, __annotations__, the dict, what the repr says. */
#include "object.h"

static PyObject *getattr(PyObject *self, PyObject *name)
{
    if (PyUnicode_CompareWithASCIIString(name, "attribute") == 0) {
        PyErr_SetString(PyExc_AttributeError, "own words");
        return NULL;
    }
    if (PyUnicode_CompareWithASCIIString(name, "value") == 0) {
        PyErr_SetString(PyExc_ValueError, "own words");
        return NULL;
    }
    return PyUnicode_FromFormat("got %U", name);
}

static PyObject *dir(PyObject *self, PyObject *unused)
{
    return Py_BuildValue("(sss)", "z", "a", "m");
}

static PyMethodDef functions[] = {{"__getattr__", getattr, METH_O, NULL}, {"__dir__", dir, METH_NOARGS, NULL}};

static void set(PyObject *module, const char *name, PyObject *value)
{
    REQUIRE(PyObject_SetAttrString(module, name, value) == 0);
    Py_DECREF(value);
}

static void body(void)
{
    PyObject *module = PyModule_New("m"), *found;
    SHOW_NEW(PyObject_GetAttrString(module, "__annotations__"));
    SHOW_STATUS(PyObject_SetAttrString(module, "__annotations__", Py_None));
    SHOW_NEW(PyObject_GetAttrString(module, "__annotations__"));
    SHOW_STATUS(PyObject_DelAttrString(module, "__annotations__"));
    SHOW_STATUS(PyObject_DelAttrString(module, "__annotations__"));
    SHOW_STATUS(PyObject_SetAttrString(module, "__dict__", Py_None));
    SHOW_STATUS(PyObject_DelAttrString(module, "missing"));
    SHOW_STATUS(PyObject_GetOptionalAttrString(module, "missing", &found));
    SHOW_BORROWED(module);
    set(module, "__file__", PyUnicode_FromString("a/b.py"));
    SHOW_BORROWED(module);
    SHOW_NEW(PyModule_GetFilenameObject(module));
    set(module, "__file__", PyLong_FromLong(5));
    SHOW_BORROWED(module);
    SHOW_NEW(PyModule_GetFilenameObject(module));
    SHOW_STATUS(PyObject_DelAttrString(module, "__file__"));
    set(module, "__loader__", PyLong_FromLong(6));
    SHOW_BORROWED(module);
    PyObject *spec = PyModule_New("spec");
    set(spec, "name", PyUnicode_FromString("from.spec"));
    set(spec, "origin", PyUnicode_FromString("somewhere"));
    set(spec, "has_location", Py_NewRef(Py_False));
    set(module, "__spec__", spec);
    SHOW_BORROWED(module);
    set(spec, "has_location", Py_NewRef(Py_True));
    SHOW_BORROWED(module);
    set(module, "__spec__", Py_NewRef(Py_None));
    SHOW_STATUS(PyObject_DelAttrString(module, "__loader__"));
    SHOW_STATUS(PyObject_DelAttrString(module, "__name__"));
    SHOW_BORROWED(module);
    SHOW_NEW(PyObject_GetAttrString(module, "missing"));
    SHOW_NEW(PyModule_GetNameObject(module));
    for (int i = 0; i < 2; i++) {
        set(module, functions[i].ml_name, PyCFunction_New(&functions[i], NULL));
    }
    SHOW_NEW(PyObject_GetAttrString(module, "missing"));
    SHOW_NEW(PyObject_GetAttrString(module, "attribute"));
    SHOW_NEW(PyObject_GetAttrString(module, "value"));
    SHOW_STATUS(PyObject_HasAttrStringWithError(module, "missing"));
    SHOW_STATUS(PyObject_HasAttrStringWithError(module, "attribute"));
    SHOW_STATUS(PyObject_HasAttrStringWithError(module, "value"));
    SHOW_NEW(PyObject_Dir(module));
    PyObject *weak = PyWeakref_NewRef(module, NULL);
    Py_DECREF(module);
    SHOW_STATUS(PyWeakref_GetRef(weak, &found));
    Py_XDECREF(weak);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
