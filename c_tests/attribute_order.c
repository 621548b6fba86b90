/* Data descriptors come before the instance, the instance before the rest of the type; a struct with tp_dictoffset. */
#include "object.h"

typedef struct {
    PyObject_HEAD
    PyObject *dict;
    int value;
} Sample;

static PyObject *get_data(PyObject *self, void *closure)
{
    return PyLong_FromLong(((Sample *)self)->value);
}

static int set_data(PyObject *self, PyObject *value, void *closure)
{
    if (value == NULL) {
        PyErr_SetString(PyExc_TypeError, "not to be deleted");
        return -1;
    }
    ((Sample *)self)->value = (int)PyLong_AsLong(value);
    return PyErr_Occurred() ? -1 : 0;
}

static PyObject *get_failing(PyObject *self, void *closure)
{
    PyErr_SetString(closure == NULL ? PyExc_AttributeError : PyExc_ValueError, "from the getter");
    return NULL;
}

static PyObject *plain(PyObject *self, PyObject *unused)
{
    return PyUnicode_FromString("plain");
}

static PyMethodDef methods[] = {{"plain", plain, METH_NOARGS, NULL}, {NULL}};
static PyGetSetDef getsets[] = {
    {"data", get_data, set_data, NULL, NULL},
    {"read", get_data, NULL, NULL, NULL},
    {"failing", get_failing, NULL, NULL, NULL},
    {"raising", get_failing, NULL, NULL, methods},
    {"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, NULL, NULL},
    {NULL},
};

static void dealloc(PyObject *self)
{
    Py_XDECREF(((Sample *)self)->dict);
    PyObject_Free(self);
}

static PyTypeObject type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "tests.Sample",
    .tp_basicsize = sizeof(Sample),
    .tp_dictoffset = offsetof(Sample, dict),
    .tp_dealloc = dealloc,
    .tp_methods = methods,
    .tp_getset = getsets,
};

static void show(PyObject *object, const char *name)
{
    PyObject *found = PyObject_GetAttrString(object, name);
    if (found != NULL && PyCallable_Check(found)) {
        PyObject *called = PyObject_CallNoArgs(found);
        Py_SETREF(found, called);
    }
    printf("%s ", name);
    SHOW_NEW(found);
}

static void body(void)
{
    if (PyType_Ready(&type) < 0) {
        SHOW_ERROR("PyType_Ready");
        return;
    }
    Sample *sample = PyObject_New(Sample, &type);
    sample->dict = NULL;
    sample->value = 40;
    PyObject *object = (PyObject *)sample, *two = PyLong_FromLong(2);
    static const char *names[] = {"data", "read", "failing", "raising", "plain", "free"};
    for (int i = 0; i < 6; i++) {
        show(object, names[i]);
        SHOW_STATUS(PyObject_HasAttrString(object, names[i]));
        SHOW_STATUS(PyObject_HasAttrStringWithError(object, names[i]));
        SHOW_STATUS(PyObject_SetAttrString(object, names[i], two));
        show(object, names[i]);
    }
    SHOW_BORROWED(sample->dict);
    PyObject *name = PyUnicode_FromString("data");
    PyDict_SetItem(sample->dict, name, Py_None);
    show(object, "data");
    PyObject *other = Py_BuildValue("{sisi}", "plain", 9, "data", 8), *key = PyUnicode_FromString("plain");
    SHOW_NEW(_PyObject_GenericGetAttrWithDict(object, key, other, 0));
    SHOW_NEW(_PyObject_GenericGetAttrWithDict(object, name, other, 0));
    SHOW_NEW(_PyObject_GenericGetAttrWithDict(object, Py_None, other, 1));
    SHOW_STATUS(_PyObject_GenericSetAttrWithDict(object, key, two, other));
    SHOW_STATUS(_PyObject_GenericSetAttrWithDict(object, key, NULL, other));
    SHOW_STATUS(_PyObject_GenericSetAttrWithDict(object, key, NULL, other));
    SHOW_BORROWED(other);
    for (int i = 0; i < 6; i++) {
        SHOW_STATUS(PyObject_DelAttrString(object, names[i]));
        show(object, names[i]);
    }
    SHOW_STATUS(PyObject_SetAttrString(object, "__dict__", Py_None));
    SHOW_STATUS(PyObject_DelAttrString(object, "__dict__"));
    SHOW_STATUS(PyObject_SetAttrString(object, "__dict__", other));
    show(object, "__dict__");
    Py_DECREF(other);
    Py_DECREF(key);
    Py_DECREF(name);
    Py_DECREF(two);
    Py_DECREF(object);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
