/* The methods of object, the checks of its constructor, and pickling by copyreg. */
#include "object.h"

static PyObject *object;

static PyObject *class_with(PyObject *dict)
{
    return PyObject_CallFunction((PyObject *)&PyType_Type, "s()N", "Class", dict);
}

static PyObject *do_init(PyObject *self, PyObject *args)
{
    Py_RETURN_NONE;
}

static PyMethodDef init_def = {"__init__", do_init, METH_VARARGS};

static void constructors(void)
{
    SHOW_NEW(PyObject_CallFunction(object, "i", 1));
    PyObject *class = class_with(PyDict_New());
    SHOW_NEW(PyObject_CallFunction(class, "i", 1));
    PyObject *init = PyDescr_NewMethod(&PyBaseObject_Type, &init_def);
    SHOW_STATUS(PyObject_SetAttrString(class, "__init__", init));
    Py_DECREF(init);
    PyObject *op = PyObject_CallFunction(class, "i", 1);
    SHOW_STATUS(op != NULL);
    SHOW_NEW(PyObject_CallMethod(object, "__init__", "Oi", op, 1));
    SHOW_NEW(PyObject_CallMethod(object, "__init__", "O", op));
    SHOW_NEW(PyObject_CallMethod(object, "__init__", NULL));
    Py_DECREF(op);
    SHOW_NEW(PyObject_CallMethod(object, "__new__", NULL));
    SHOW_NEW(PyObject_CallMethod(object, "__new__", "i", 1));
    SHOW_NEW(PyObject_CallMethod(object, "__new__", "O", &PyLong_Type));
    SHOW_NEW(PyObject_CallMethod((PyObject *)&PyLong_Type, "__new__", "O", class));
    SHOW_NEW(PyObject_CallMethod((PyObject *)&PyLong_Type, "__new__", "Oi", &PyBool_Type, 1));
    Py_DECREF(class);
}

static void body(void)
{
    object = (PyObject *)&PyBaseObject_Type;
    constructors();
    PyObject *op = PyObject_CallNoArgs(object), *other = PyObject_CallNoArgs(object);
    SHOW_STATUS(PyObject_RichCompareBool(op, other, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(op, other, Py_NE));
    SHOW_STATUS(PyObject_RichCompareBool(op, op, Py_NE));
    SHOW_NEW(PyObject_RichCompare(op, other, Py_LT));
    SHOW_NEW(PyObject_CallMethod(op, "__eq__", "O", op));
    SHOW_NEW(PyObject_CallMethod(op, "__eq__", "O", other));
    SHOW_NEW(PyObject_CallMethod(op, "__ne__", "O", other));
    SHOW_NEW(PyObject_CallMethod(op, "__ne__", "O", op));
    SHOW_NEW(PyObject_CallMethod(op, "__lt__", "O", op));
    SHOW_NEW(PyObject_CallMethod(op, "__sizeof__", NULL));
    SHOW_NEW(PyObject_CallMethod(op, "__format__", "s", ">3"));
    SHOW_NEW(PyObject_CallMethod(op, "__format__", "i", 3));
    SHOW_NEW(PyObject_CallMethod(op, "__dir__", NULL));
    SHOW_NEW(PyObject_CallMethod(op, "__subclasshook__", "i", 3));
    SHOW_NEW(PyObject_CallMethod(op, "__init_subclass__", NULL));
    SHOW_NEW(PyObject_CallMethod(op, "__init_subclass__", "i", 1));
    SHOW_NEW(PyObject_CallMethod(op, "__getstate__", NULL));
    SHOW_NEW(PyObject_CallMethod(op, "__reduce_ex__", "s", "2"));
    SHOW_STATUS(PyObject_SetAttrString(op, "x", Py_None));
    SHOW_NEW(PyObject_GetAttrString(op, "x"));
    SHOW_NEW(PyObject_GetAttrString(op, "__class__"));
    SHOW_STATUS(PyObject_SetAttrString(op, "__class__", object));
    Py_DECREF(op);
    Py_DECREF(other);

    PyObject *class = class_with(Py_BuildValue("{ss}", "__module__", "m"));
    op = PyObject_CallNoArgs(class);
    SHOW_NEW(PyObject_CallMethod(op, "__getstate__", NULL));
    SHOW_STATUS(PyObject_SetAttrString(op, "x", Py_None));
    SHOW_NEW(PyObject_CallMethod(op, "__getstate__", NULL));
    SHOW_NEW(PyObject_CallMethod(op, "__sizeof__", NULL));
    PyObject *reduced = PyObject_CallMethod(op, "__reduce_ex__", "i", 4);
    if (reduced == NULL) {
        SHOW_ERROR("reduce");
    } else {
        SHOW_BORROWED(PyTuple_GET_ITEM(reduced, 1));
        SHOW_BORROWED(PyTuple_GET_ITEM(reduced, 2));
        SHOW_BORROWED(PyTuple_GET_ITEM(reduced, 3));
        Py_DECREF(reduced);
    }
    Py_DECREF(op);
    Py_DECREF(class);
    class = class_with(Py_BuildValue("{s(ss)ss}", "__slots__", "a", "b", "__module__", "m"));
    op = PyObject_CallNoArgs(class);
    SHOW_NEW(PyObject_CallMethod(op, "__getstate__", NULL));
    SHOW_STATUS(PyObject_SetAttrString(op, "a", Py_None));
    SHOW_NEW(PyObject_CallMethod(op, "__getstate__", NULL));
    Py_DECREF(op);
    Py_DECREF(class);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
