/* isinstance and issubclass: types, tuples of them, and what is neither. */

#include "method.h"

static void both(PyObject *o, PyObject *kind)
{
    SHOW_STATUS(PyObject_IsInstance(o, kind));
    SHOW_STATUS(PyObject_IsSubclass(o, kind));
    SHOW_STATUS(PyObject_IsSubclass((PyObject *)Py_TYPE(o), kind));
}

static void body(void)
{
    PyObject *objects[] = {PyLong_FromLong(5), Py_NewRef(Py_True), PyList_New(0), Py_NewRef(&PyLong_Type), Py_NewRef(PyExc_KeyError), PyUnicode_FromString("x")};
    PyObject *kinds[] = {(PyObject *)&PyLong_Type, (PyObject *)&PyBool_Type, (PyObject *)&PyBaseObject_Type, (PyObject *)&PyType_Type, PyExc_LookupError, objects[0], objects[2]};
    PyObject *types = PyTuple_Pack(2, &PyList_Type, &PyLong_Type), *nested = PyTuple_Pack(2, &PyUnicode_Type, types), *empty = PyTuple_New(0), *bad = PyTuple_Pack(2, objects[5], &PyList_Type);
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
        for (size_t j = 0; j < sizeof kinds / sizeof *kinds; j++) {
            both(objects[i], kinds[j]);
        }
        both(objects[i], types);
        both(objects[i], nested);
        both(objects[i], empty);
        both(objects[i], bad);
    }
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
        Py_DECREF(objects[i]);
    }
    Py_DECREF(types);
    Py_DECREF(nested);
    Py_DECREF(empty);
    Py_DECREF(bad);
}

OBJECT_MAIN(body)
