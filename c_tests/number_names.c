/* The names that the types of numbers have of their own, the kind of what each is, its signature; the types' flags. */
#include "number.h"

static PyTypeObject *const types[] = {&PyLong_Type, &PyBool_Type, &PyFloat_Type, &PyComplex_Type, &PyRange_Type, &PyRangeIter_Type, &PyLongRangeIter_Type};

static void body(void)
{
    for (int i = 0; i < NUMBER_COUNT(types); i++) {
        PyObject *dict = PyType_GetDict(types[i]), *names = PyDict_Keys(dict);
        printf("%s basic %zd item %zd flags %lx\n", types[i]->tp_name, types[i]->tp_basicsize, types[i]->tp_itemsize,
               types[i]->tp_flags & ~(Py_TPFLAGS_VALID_VERSION_TAG | 2UL));
        PyList_Sort(names);
        for (Py_ssize_t j = 0; j < PyList_Size(names); j++) {
            PyObject *name = PyList_GetItem(names, j), *value = PyDict_GetItem(dict, name);
            printf("%s: %s", PyUnicode_AsUTF8(name), Py_TYPE(value)->tp_name);
            PyObject *signature = number_attribute(value, "__text_signature__");
            if (signature == NULL) {
                PyErr_Clear();
                printf("\n");
            } else {
                number_show(signature, "");
            }
        }
        Py_DECREF(names);
        Py_DECREF(dict);
        number_show(PyObject_Repr((PyObject *)types[i]), "repr");
    }
}

OBJECT_MAIN(body)
