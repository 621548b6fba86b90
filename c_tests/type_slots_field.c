/* __slots__: which fields objects have, their order, names, errors, and how they die. */
#include "object.h"

static PyObject *class_with(const char *name, PyObject *bases, PyObject *slots)
{
    PyObject *dict = PyDict_New();
    if (slots != NULL) {
        PyDict_SetItemString(dict, "__slots__", slots);
        Py_DECREF(slots);
    }
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "sNN", name, bases, dict);
    return class;
}

static PyObject *show_class(PyObject *class)
{
    if (class == NULL) {
        SHOW_ERROR("refused");
        return NULL;
    }
    PyTypeObject *type = (PyTypeObject *)class;
    printf("%s flags %lx size %zd dict %zd weak %zd fields %zd\n", type->tp_name, type->tp_flags & ~(1UL << 2),
           type->tp_basicsize, type->tp_dictoffset, type->tp_weaklistoffset, Py_SIZE(type));
    SHOW_NEW(PyDict_Keys(type->tp_dict));
    return class;
}

static void drop(PyObject *class)
{
    Py_XDECREF(show_class(class));
}

static void body(void)
{
    PyObject *none = PyTuple_New(0);
    PyObject *point = show_class(class_with("Point", Py_NewRef(none), Py_BuildValue("[sss]", "y", "x", "__private")));
    REQUIRE(point != NULL);
    PyObject *op = PyObject_CallNoArgs(point);
    SHOW_NEW(PyObject_GetAttrString(op, "x"));
    SHOW_STATUS(PyObject_SetAttrString(op, "x", Py_None));
    SHOW_STATUS(PyObject_SetAttrString(op, "_Point__private", Py_True));
    SHOW_STATUS(PyObject_SetAttrString(op, "z", Py_None));
    SHOW_NEW(PyObject_GetAttrString(op, "x"));
    SHOW_STATUS(PyObject_DelAttrString(op, "x"));
    SHOW_STATUS(PyObject_DelAttrString(op, "x"));
    SHOW_NEW(PyObject_GetAttrString(op, "__dict__"));
    SHOW_NEW(PyWeakref_NewRef(op, NULL));
    SHOW_NEW(PyObject_GetAttrString(point, "x"));
    /* A cycle through a field. */
    SHOW_STATUS(PyObject_SetAttrString(op, "x", op));
    Py_DECREF(op);

    PyObject *sub = show_class(class_with("Sub", PyTuple_Pack(1, point), NULL));
    op = PyObject_CallNoArgs(sub);
    SHOW_STATUS(PyObject_SetAttrString(op, "y", op));
    SHOW_STATUS(PyObject_SetAttrString(op, "z", op));
    SHOW_NEW(PyObject_GetAttrString(op, "__weakref__"));
    Py_DECREF(op);
    drop(class_with("Both", PyTuple_Pack(1, point), Py_BuildValue("(ss)", "__dict__", "__weakref__")));
    drop(class_with("Again", PyTuple_Pack(1, sub), Py_BuildValue("(s)", "__dict__")));
    drop(class_with("Again", PyTuple_Pack(1, sub), Py_BuildValue("(s)", "__weakref__")));
    drop(class_with("Twice", Py_NewRef(none), Py_BuildValue("(ss)", "__dict__", "__dict__")));
    drop(class_with("One", Py_NewRef(none), Py_BuildValue("s", "one")));
    drop(class_with("Empty", Py_NewRef(none), PyTuple_New(0)));
    drop(class_with("Name", Py_NewRef(none), Py_BuildValue("(s)", "no name")));
    drop(class_with("Number", Py_NewRef(none), Py_BuildValue("(i)", 1)));
    drop(class_with("NoTuple", Py_NewRef(none), Py_BuildValue("i", 1)));
    drop(class_with("Conflict", Py_NewRef(none), Py_BuildValue("(s)", "__slots__")));
    drop(class_with("Int", PyTuple_Pack(1, &PyLong_Type), Py_BuildValue("(s)", "x")));
    drop(class_with("Int", PyTuple_Pack(1, &PyLong_Type), PyTuple_New(0)));
    drop(class_with("Int", PyTuple_Pack(1, &PyLong_Type), NULL));
    drop(class_with("Tuple", PyTuple_Pack(1, &PyTuple_Type), Py_BuildValue("(s)", "__weakref__")));
    drop(class_with("List", PyTuple_Pack(1, &PyList_Type), Py_BuildValue("(s)", "x")));
    drop(class_with("Dict", PyTuple_Pack(1, &PyDict_Type), NULL));
    drop(class_with("Str", PyTuple_Pack(1, &PyUnicode_Type), NULL));
    drop(class_with("Error", PyTuple_Pack(1, PyExc_Exception), NULL));
    drop(class_with("Bool", PyTuple_Pack(1, &PyBool_Type), NULL));
    drop(class_with("None", PyTuple_Pack(1, Py_None), NULL));
    drop(class_with("Two", PyTuple_Pack(2, &PyLong_Type, &PyUnicode_Type), NULL));
    drop(class_with("Meta", PyTuple_Pack(1, &PyType_Type), NULL));
    drop(class_with("Meta", PyTuple_Pack(1, &PyType_Type), Py_BuildValue("(s)", "x")));
    PyObject *left = class_with("Left", Py_NewRef(none), Py_BuildValue("(s)", "a"));
    PyObject *right = class_with("Right", Py_NewRef(none), Py_BuildValue("(s)", "b"));
    drop(class_with("Both", PyTuple_Pack(2, left, right), NULL));
    PyObject *dict_only = class_with("DictOnly", Py_NewRef(none), Py_BuildValue("(s)", "__dict__"));
    drop(class_with("Mixed", PyTuple_Pack(2, left, dict_only), PyTuple_New(0)));
    Py_DECREF(dict_only);
    Py_DECREF(left);
    Py_DECREF(right);

    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyType_Type, "ii", 1, 2));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyType_Type, "iii", 1, 2, 3));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyType_Type, "sii", "x", 2, 3));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyType_Type, "s()i", "x", 3));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyType_Type, "s#()N", "a\0b", (Py_ssize_t)3, PyDict_New()));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyType_Type, "s()N", "Q", Py_BuildValue("{si}", "__qualname__", 1)));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyType_Type, "s()N", "Q", Py_BuildValue("{ss}", "__qualname__", "P.Q")));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyType_Type, "s()N", "Q", Py_BuildValue("{ss}", "__module__", "m")));
    Py_DECREF(sub);
    Py_DECREF(point);
    Py_DECREF(none);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
