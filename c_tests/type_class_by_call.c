/* A class made by calling type() has the methods of its namespace in its slots, and its objects die in order. */
#include "object.h"

static PyObject *method_len(PyObject *self, PyObject *unused)
{
    return PyLong_FromLong(7);
}

static PyObject *method_add(PyObject *self, PyObject *other)
{
    if (!PyLong_Check(other)) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    return PyUnicode_FromFormat("%s + %S", Py_TYPE(self)->tp_name, other);
}

static PyObject *method_radd(PyObject *self, PyObject *other)
{
    return PyUnicode_FromFormat("%S + %s", other, Py_TYPE(self)->tp_name);
}

static PyObject *method_getitem(PyObject *self, PyObject *key)
{
    long index = PyLong_AsLong(key);
    if (index == -1 && PyErr_Occurred()) {
        return NULL;
    }
    if (index >= 3) {
        PyErr_SetString(PyExc_IndexError, "no more");
        return NULL;
    }
    return PyLong_FromLong(index * 10);
}

static PyObject *method_repr(PyObject *self, PyObject *unused)
{
    return PyUnicode_FromString("<it>");
}

static PyObject *method_bad_repr(PyObject *self, PyObject *unused)
{
    return PyLong_FromLong(1);
}

static PyObject *method_bool(PyObject *self, PyObject *unused)
{
    return PyLong_FromLong(1);
}

static PyObject *method_hash(PyObject *self, PyObject *unused)
{
    return PyLong_FromLong(-1);
}

static PyObject *method_eq(PyObject *self, PyObject *other)
{
    return PyBool_FromLong(Py_TYPE(self) == Py_TYPE(other));
}

static PyObject *method_del(PyObject *self, PyObject *unused)
{
    printf("__del__ of %s\n", Py_TYPE(self)->tp_name);
    Py_RETURN_NONE;
}

static PyObject *method_call(PyObject *self, PyObject *args, PyObject *kwargs)
{
    return PyUnicode_FromFormat("called with %R %R", args, kwargs != NULL ? kwargs : Py_None);
}

static PyObject *method_init(PyObject *self, PyObject *args)
{
    PyObject *value;
    if (!PyArg_UnpackTuple(args, "__init__", 1, 1, &value) || PyObject_SetAttrString(self, "value", value) < 0) {
        return NULL;
    }
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"__len__", method_len, METH_NOARGS},
    {"__add__", method_add, METH_O},
    {"__radd__", method_radd, METH_O},
    {"__getitem__", method_getitem, METH_O},
    {"__repr__", method_repr, METH_NOARGS},
    {"__hash__", method_hash, METH_NOARGS},
    {"__eq__", method_eq, METH_O},
    {"__del__", method_del, METH_NOARGS},
    {"__call__", (PyCFunction)(void (*)(void))method_call, METH_VARARGS | METH_KEYWORDS},
    {"__init__", method_init, METH_VARARGS},
};

static PyMethodDef bad[] = {
    {"__repr__", method_bad_repr, METH_NOARGS},
    {"__bool__", method_bool, METH_NOARGS},
};

/* Functions of C do not bind; a method descriptor of object does. */
static PyObject *namespace_of(PyMethodDef *table, size_t count)
{
    PyObject *dict = PyDict_New();
    for (size_t i = 0; i < count; i++) {
        PyObject *method = PyDescr_NewMethod(&PyBaseObject_Type, &table[i]);
        PyDict_SetItemString(dict, table[i].ml_name, method);
        Py_DECREF(method);
    }
    return dict;
}

static PyObject *class_of(const char *name, PyObject *base, PyObject *dict)
{
    PyObject *made = base != NULL ? PyObject_CallFunction((PyObject *)&PyType_Type, "s(O)N", name, base, dict)
                                  : PyObject_CallFunction((PyObject *)&PyType_Type, "s()N", name, dict);
    REQUIRE(made != NULL);
    return made;
}

static void body(void)
{
    PyObject *class = class_of("It", NULL, namespace_of(methods, sizeof methods / sizeof methods[0]));
    SHOW_BORROWED(class);
    SHOW_NEW(PyObject_CallNoArgs(class));
    PyObject *one = PyLong_FromLong(1);
    PyObject *it = PyObject_CallOneArg(class, one);
    REQUIRE(it != NULL);
    SHOW_NEW(PyObject_GetAttrString(it, "value"));
    SHOW_STATUS(PyObject_Size(it));
    SHOW_NEW(PyNumber_Add(it, one));
    SHOW_NEW(PyNumber_Add(one, it));
    SHOW_NEW(PyNumber_Add(it, Py_None));
    SHOW_NEW(PyObject_GetItem(it, one));
    SHOW_NEW(PySequence_GetItem(it, 2));
    SHOW_NEW(PySequence_List(it));
    SHOW_NEW(PyObject_Repr(it));
    SHOW_NEW(PyObject_Str(it));
    SHOW_STATUS(PyObject_Hash(it) == -2);
    SHOW_STATUS(PyObject_IsTrue(it));
    SHOW_STATUS(PyObject_RichCompareBool(it, one, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(it, one, Py_NE));
    SHOW_NEW(PyObject_RichCompare(it, one, Py_LT));
    SHOW_NEW(PyObject_CallFunction(it, "ii", 1, 2));
    SHOW_STATUS(PySequence_Contains(it, one));
    SHOW_STATUS(PyCallable_Check(it));
    SHOW_STATUS(PySequence_Check(it));
    SHOW_STATUS(PyMapping_Check(it));
    SHOW_NEW(PyObject_GetAttrString(class, "__module__"));
    SHOW_NEW(PyObject_GetAttrString(it, "__dict__"));
    SHOW_NEW(PyObject_GetAttrString(it, "nothing"));
    Py_DECREF(it);

    PyObject *sub = class_of("Sub", class, namespace_of(bad, 2));
    it = PyObject_CallOneArg(sub, one);
    SHOW_NEW(PyObject_Repr(it));
    SHOW_STATUS(PyObject_IsTrue(it));
    SHOW_STATUS(PyObject_Size(it));
    /* Setting a method changes the slots of subclasses as well, until one defines it itself. */
    PyObject *len = PyDescr_NewMethod(&PyBaseObject_Type, &bad[1]);
    SHOW_STATUS(PyObject_SetAttrString(class, "__len__", len));
    Py_DECREF(len);
    SHOW_STATUS(PyObject_Size(it));
    SHOW_STATUS(PyObject_DelAttrString(class, "__len__"));
    SHOW_STATUS(PyObject_Size(it));
    SHOW_STATUS(PyObject_DelAttrString(class, "__len__"));
    SHOW_STATUS(PyObject_SetAttrString(class, "__hash__", Py_None));
    SHOW_STATUS(PyObject_Hash(it));
    SHOW_STATUS(PyObject_DelAttrString(sub, "__repr__"));
    SHOW_NEW(PyObject_Repr(it));
    SHOW_NEW(PyObject_CallMethod(class, "__subclasses__", NULL));
    SHOW_NEW(PyObject_CallMethod(sub, "mro", NULL));
    Py_DECREF(it);
    Py_DECREF(sub);
    SHOW_NEW(PyObject_CallMethod(class, "__subclasses__", NULL));
    Py_DECREF(class);
    Py_DECREF(one);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
