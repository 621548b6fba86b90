/* What random calls of methods have found: nothing decoded by an unknown codec, digits that are no ASCII, arguments by strange
 * names, shifts by more than an int can have, views for flags. */
#include "attributes.h"

static void show(PyObject *op, const char *method, PyObject *args, PyObject *named)
{
    PyObject *function = PyObject_GetAttrString(op, method), *result = NULL;
    REQUIRE(function != NULL && args != NULL);
    result = PyObject_Call(function, args, named);
    printf("%s ", method);
    if (result != NULL && PyMemoryView_Check(result)) {
        printf("%s\n", PyMemoryView_GET_BUFFER(result)->format);
        Py_DECREF(result);
    } else {
        SHOW_NEW(result);
    }
    Py_DECREF(function);
    Py_DECREF(args);
}

static void body(void)
{
    PyObject *empty = PyBytes_FromString(""), *array = PyByteArray_FromStringAndSize("abc", 3),
             *named = Py_BuildValue("{s:i}", "strange", 1), *one = PyLong_FromLong(256),
             *many = PyLong_FromString("100000000000000000000", NULL, 10), *more = PyNumber_Multiply(many, many);
    show(empty, "decode", Py_BuildValue("(s)", "no such codec"), NULL);
    show(empty, "decode", Py_BuildValue("(ss)", "no such codec", "no such handler"), NULL);
    SHOW_NEW(PyUnicode_FromEncodedObject(empty, "no such codec", NULL));
    SHOW_NEW(PyUnicode_FromEncodedObject(array, "no such codec", NULL));
    SHOW_NEW(PyUnicode_Decode("", 0, "no such codec", NULL));
    show(array, "fromhex", Py_BuildValue("(s)", "t\303\244"), NULL);
    show(array, "fromhex", Py_BuildValue("(s)", "ab \303\244"), NULL);
    show(array, "fromhex", Py_BuildValue("(s)", "ab t"), NULL);
    show(array, "translate", PyTuple_New(0), named);
    show(empty, "translate", PyTuple_New(0), NULL);
    show(empty, "translate", Py_BuildValue("(O)", Py_None), named);
    SHOW_NEW(PyNumber_Lshift(one, many));
    SHOW_NEW(PyNumber_Lshift(one, more));
    SHOW_NEW(PyNumber_Rshift(one, more));
    PyObject *view = (PyObject *)&PyMemoryView_Type;
    show(view, "_from_flags", Py_BuildValue("(Oi)", array, PyBUF_FULL), NULL);
    show(view, "_from_flags", Py_BuildValue("(Oi)", empty, PyBUF_WRITABLE), NULL);
    show(view, "_from_flags", Py_BuildValue("(O)", empty), NULL);
    show(view, "_from_flags", Py_BuildValue("(OO)", empty, many), NULL);
    show(view, "_from_flags", Py_BuildValue("(OO)", empty, empty), NULL);
    show(view, "_from_flags", Py_BuildValue("(O)", empty), named);
    Py_DECREF(empty);
    Py_DECREF(array);
    Py_DECREF(named);
    Py_DECREF(one);
    Py_DECREF(many);
    Py_DECREF(more);
}

OBJECT_MAIN(body)
