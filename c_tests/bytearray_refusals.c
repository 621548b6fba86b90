/* What bytes and bytearray refuse: wrong values, places and arguments, in the order in which they are looked at. */
#include "attributes.h"

static PyObject *call(PyTypeObject *type, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *args = Py_VaBuildValue(format, va);
    va_end(va);
    REQUIRE(args != NULL);
    PyObject *result = PyObject_Call((PyObject *)type, args, NULL);
    Py_DECREF(args);
    return result;
}

static PyObject *call_named(PyTypeObject *type, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *args = PyTuple_New(0), *named = Py_VaBuildValue(format, va);
    va_end(va);
    REQUIRE(args != NULL && named != NULL);
    PyObject *result = PyObject_Call((PyObject *)type, args, named);
    Py_DECREF(args);
    Py_DECREF(named);
    return result;
}

static void items(PyObject *array)
{
    PyObject *large = PyLong_FromLong(300), *fits = PyLong_FromLong(65), *behind = PyLong_FromLong(100);
    PyObject *half = PyFloat_FromDouble(0.5), *text = PyUnicode_FromString("x");
    SHOW_STATUS(PySequence_SetItem(array, 100, large));
    SHOW_STATUS(PySequence_SetItem(array, 100, fits));
    SHOW_STATUS(PySequence_SetItem(array, 0, text));
    SHOW_STATUS(PySequence_DelItem(array, 100));
    SHOW_STATUS(PySequence_DelItem(array, -100));
    SHOW_STATUS(PyObject_SetItem(array, behind, large));
    SHOW_STATUS(PyObject_SetItem(array, behind, fits));
    SHOW_STATUS(PyObject_DelItem(array, behind));
    SHOW_STATUS(PySequence_SetSlice(array, 0, 2, half));
    SHOW_STATUS(PySequence_SetSlice(array, 0, 2, text));
    SHOW_STATUS(PySequence_SetSlice(array, 0, 2, fits));
    SHOW_STATUS(PySequence_SetSlice(array, 0, 2, Py_None));
    SHOW_STATUS(PyByteArray_Resize(array, -100));
    SHOW_NEW(attribute_call(array, "extend", "s", "text"));
    SHOW_NEW(attribute_call(array, "extend", "O", half));
    SHOW_BORROWED(array);
    Py_DECREF(large);
    Py_DECREF(fits);
    Py_DECREF(behind);
    Py_DECREF(half);
    Py_DECREF(text);
}

static void searches(PyObject *op)
{
    static const char *const names[] = {"find", "rfind", "index", "rindex", "count"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        printf("%s\n", names[i]);
        SHOW_NEW(attribute_call(op, names[i], "sO", "text", Py_False));
        SHOW_NEW(attribute_call(op, names[i], "ss", "text", "bound"));
        SHOW_NEW(attribute_call(op, names[i], "is", 300, "bound"));
        SHOW_NEW(attribute_call(op, names[i], "iOO", 300, Py_None, Py_None));
        SHOW_NEW(attribute_call(op, names[i], "OO", Py_None, Py_None));
    }
}

static void methods(PyObject *op)
{
    static const char *const names[] = {"decode", "fromhex", "hex", "ljust", "__format__", "__mul__", "__rmul__"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        printf("%s\n", names[i]);
        SHOW_NEW(attribute_call(op, names[i], "O", Py_None));
        SHOW_NEW(attribute_call(op, names[i], "iO", 9, Py_None));
        SHOW_NEW(attribute_call(op, names[i], "y", "-"));
    }
    PyObject *array = PyByteArray_FromStringAndSize("a", 1), *bytes = PyBytes_FromString("b");
    SHOW_NEW(PyNumber_Remainder(op, array));
    SHOW_NEW(PyNumber_Remainder(op, bytes));
    SHOW_NEW(attribute_call(op, "__rmod__", "O", array));
    SHOW_NEW(attribute_call(op, "__rmod__", "O", bytes));
    SHOW_NEW(attribute_call(op, "__buffer__", "L", 1LL << 40));
    Py_DECREF(array);
    Py_DECREF(bytes);
}

static void arguments(PyTypeObject *type)
{
    SHOW_NEW(call(type, "(iO)", 65, Py_None));
    SHOW_NEW(call(type, "(sO)", "a", Py_None));
    SHOW_NEW(call(type, "(ssi)", "a", "b", 3));
    SHOW_NEW(call(type, "(ss#)", "a", "utf-8\0", (Py_ssize_t)6));
    SHOW_NEW(call(type, "(ssss)", "a", "b", "c", "d"));
    SHOW_NEW(call_named(type, "{s:i}", "x", 1));
    SHOW_NEW(call_named(type, "{s:i}", "encoding", 1));
    SHOW_NEW(call_named(type, "{s:s}", "encoding", "utf-8"));
    SHOW_NEW(call_named(type, "{s:s}", "errors", "strict"));
}

static void refusals(void)
{
    PyObject *array = PyByteArray_FromStringAndSize("abc", 3), *bytes = PyBytes_FromString("abc");
    items(array);
    SHOW_NEW(attribute_call(array, "__init__", "Os", bytes, "ascii"));
    SHOW_BORROWED(array);
    searches(array);
    searches(bytes);
    methods(array);
    methods(bytes);
    arguments(&PyByteArray_Type);
    arguments(&PyBytes_Type);
    SHOW_NEW(call(&PyUnicode_Type, "(yO)", "a", Py_None));
    SHOW_NEW(call(&PyUnicode_Type, "(yi)", "a", 1));
    SHOW_NEW(call(&PyUnicode_Type, "(ysO)", "a", "ascii", Py_None));
    Py_DECREF(array);
    Py_DECREF(bytes);
}

OBJECT_MAIN(refusals)
