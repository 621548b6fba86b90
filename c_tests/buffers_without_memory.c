/* An object may lend a buffer of no bytes at no address: whoever reads it finds nothing. */
#include "object.h"

static int lend(PyObject *self, Py_buffer *view, int flags)
{
    static Py_ssize_t shape[] = {0}, strides[] = {1};
    *view = (Py_buffer){.obj = Py_NewRef(self), .itemsize = 1, .readonly = 1, .ndim = 1};
    view->format = (flags & PyBUF_FORMAT) != 0 ? "B" : NULL;
    view->shape = (flags & PyBUF_ND) != 0 ? shape : NULL;
    view->strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? strides : NULL;
    return 0;
}

static PyType_Slot slots[] = {{Py_bf_getbuffer, (void *)lend}, {0, NULL}};
static PyType_Spec spec = {"place.Nothing", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT, slots};

static void program(void)
{
    PyObject *type = PyType_FromSpec(&spec), *nothing = PyObject_CallNoArgs(type);
    PyObject *bytes = PyBytes_FromString("ab"), *array = PyByteArray_FromStringAndSize("ab", 2), *name = PyUnicode_FromString("utf-8");
    SHOW_NEW(PyNumber_Long(nothing));
    if (PyNumber_Float(nothing) == NULL) {
        printf("%d\n", PyErr_ExceptionMatches(PyExc_ValueError));
        PyErr_Clear();
    }
    SHOW_NEW(PyObject_Bytes(nothing));
    SHOW_NEW(PyByteArray_FromObject(nothing));
    SHOW_NEW(PyUnicode_FromEncodedObject(nothing, "utf-8", NULL));
    SHOW_NEW(PyUnicode_FromEncodedObject(nothing, "latin-1", NULL));
    SHOW_NEW(PyUnicode_FromEncodedObject(nothing, "utf-16", NULL));
    SHOW_NEW(PySequence_Concat(bytes, nothing));
    SHOW_NEW(PySequence_Concat(array, nothing));
    SHOW_NEW(PySequence_InPlaceConcat(array, nothing));
    SHOW_NEW(PyObject_CallMethod(array, "extend", "O", nothing));
    SHOW_STATUS(PySequence_Contains(bytes, nothing));
    SHOW_STATUS(PyObject_RichCompareBool(array, nothing, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(nothing, array, Py_NE));
    static const char *const methods[] = {"find", "count", "split", "partition", "strip", "removeprefix", "join", "index"};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        SHOW_NEW(PyObject_CallMethod(bytes, methods[i], "O", nothing));
        SHOW_NEW(PyObject_CallMethod(array, methods[i], "O", nothing));
        SHOW_NEW(PyObject_CallMethod(bytes, methods[i], "(O)", bytes));
    }
    SHOW_NEW(PyObject_CallMethod(bytes, "replace", "OO", bytes, nothing));
    SHOW_NEW(PyObject_CallMethod(bytes, "replace", "OO", nothing, bytes));
    SHOW_NEW(PyObject_CallMethod(bytes, "join", "([OO])", nothing, nothing));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyUnicode_Type, "OO", nothing, name));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyBytes_Type, "O", nothing));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyByteArray_Type, "O", nothing));
    PyObject *view = PyMemoryView_FromObject(nothing);
    static const char *const of_views[] = {"tobytes", "tolist", "hex", "__len__", "toreadonly", "__hash__"};
    for (size_t i = 0; i < sizeof of_views / sizeof *of_views; i++) {
        PyObject *result = PyObject_CallMethod(view, of_views[i], NULL);
        if (result != NULL && PyLong_Check(result)) {
            printf("%s: a number\n", of_views[i]);
        } else if (result != NULL && PyMemoryView_Check(result)) {
            printf("%s: a view\n", of_views[i]);
        } else {
            SHOW_BORROWED(result);
        }
        Py_XDECREF(result);
    }
    SHOW_STATUS(PyObject_RichCompareBool(view, view, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(view, bytes, Py_EQ));
    SHOW_NEW(PySequence_List(view));
    Py_DECREF(view);
    Py_DECREF(name);
    Py_DECREF(array);
    Py_DECREF(bytes);
    Py_DECREF(nothing);
    Py_DECREF(type);
}

OBJECT_MAIN(program)
