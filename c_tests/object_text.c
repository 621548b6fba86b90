/* repr, str, ascii and bytes of objects with and without slots for them, of NULL, and of what answers wrongly. */
#include "object.h"

typedef struct {
    PyObject_HEAD
    int mode;
} Sample;

static PyObject *text(PyObject *self, const char *which)
{
    switch (((Sample *)self)->mode) {
    case 0: return PyUnicode_FromFormat("%s \xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80", which);
    case 1: return PyLong_FromLong(1);
    case 2: PyErr_SetString(PyExc_KeyError, which); return NULL;
    default: return PyObject_Repr(self);
    }
}

static PyObject *repr(PyObject *self)
{
    return text(self, "repr");
}

static PyObject *str(PyObject *self)
{
    return text(self, "str");
}

static PyObject *to_bytes(PyObject *self, PyObject *unused)
{
    switch (((Sample *)self)->mode) {
    case 0: return PyBytes_FromString("bytes");
    case 1: return PyLong_FromLong(1);
    default: PyErr_SetString(PyExc_KeyError, "bytes"); return NULL;
    }
}

static PyMethodDef methods[] = {{"__bytes__", to_bytes, METH_NOARGS, NULL}, {NULL}};
static PyTypeObject type = {PyVarObject_HEAD_INIT(NULL, 0) "tests.Text", sizeof(Sample), .tp_repr = repr, .tp_str = str, .tp_methods = methods};
static PyTypeObject plain = {PyVarObject_HEAD_INIT(NULL, 0) "tests.Plain", sizeof(Sample)};
static PyTypeObject only_repr = {PyVarObject_HEAD_INIT(NULL, 0) "tests.OnlyRepr", sizeof(Sample), .tp_repr = repr};

/* The first characters, without the address. */
static void show_start(PyObject *value)
{
    if (value == NULL) {
        SHOW_ERROR("no text");
        return;
    }
    printf("%.20s\n", PyUnicode_AsUTF8(value));
    Py_DECREF(value);
}

static void body(void)
{
    REQUIRE(PyType_Ready(&type) == 0 && PyType_Ready(&plain) == 0 && PyType_Ready(&only_repr) == 0);
    SHOW_NEW(PyObject_Repr(NULL));
    SHOW_NEW(PyObject_Str(NULL));
    SHOW_NEW(PyObject_ASCII(NULL));
    SHOW_NEW(PyObject_Bytes(NULL));
    PyTypeObject *types[] = {&type, &only_repr};
    for (int i = 0; i < 2; i++) {
        for (int mode = 0; mode < 3; mode++) {
            Sample *sample = PyObject_New(Sample, types[i]);
            sample->mode = mode;
            PyObject *object = (PyObject *)sample;
            SHOW_NEW(PyObject_Repr(object));
            SHOW_NEW(PyObject_Str(object));
            SHOW_NEW(PyObject_ASCII(object));
            SHOW_NEW(PyObject_Bytes(object));
            Py_DECREF(object);
        }
    }
    Sample *endless = PyObject_New(Sample, &type);
    endless->mode = 3;
    SHOW_STATUS(PyObject_Repr((PyObject *)endless) == NULL && PyErr_ExceptionMatches(PyExc_RecursionError));
    PyErr_Clear();
    Py_DECREF(endless);
    PyObject *object = (PyObject *)PyObject_New(Sample, &plain);
    show_start(PyObject_Repr(object));
    show_start(PyObject_Str(object));
    Py_DECREF(object);
    PyObject *value = PyBytes_FromString("same");
    PyObject *same = PyObject_Bytes(value);
    SHOW_STATUS(same == value);
    Py_XDECREF(same);
    Py_DECREF(value);
    value = PyUnicode_FromString("same");
    same = PyObject_Str(value);
    SHOW_STATUS(same == value);
    Py_XDECREF(same);
    SHOW_NEW(PyObject_Bytes(value));
    Py_DECREF(value);
    value = PyLong_FromLong(3);
    SHOW_NEW(PyObject_Bytes(value));
    Py_DECREF(value);
    value = Py_BuildValue("[iii]", 1, 2, 255);
    SHOW_NEW(PyObject_Bytes(value));
    SHOW_STATUS(Py_ReprEnter(value));
    SHOW_STATUS(Py_ReprEnter(value));
    SHOW_NEW(PyObject_Repr(value));
    Py_ReprLeave(value);
    SHOW_NEW(PyObject_Repr(value));
    SHOW_STATUS(Py_ReprEnter(value));
    Py_ReprLeave(value);
    Py_DECREF(value);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
