/* The modules of the library beside sys and builtins: operator, copyreg, types, the limit of digits. */
#include "object.h"

static PyObject *module;

static void call(const char *name, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    PyObject *args = Py_VaBuildValue(format, arguments);
    va_end(arguments);
    PyObject *function = PyObject_GetAttrString(module, name), *text = args != NULL ? PyObject_ASCII(args) : NULL;
    printf("%s%s ", name, text != NULL ? PyUnicode_AsUTF8(text) : "(unprintable)");
    SHOW_NEW(function != NULL && args != NULL ? PyObject_Call(function, args, NULL) : NULL);
    Py_XDECREF(text);
    Py_XDECREF(args);
    Py_XDECREF(function);
}

static void operators(void)
{
    static const char *two[] = {"add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor", "iadd",
        "isub", "imul", "lt", "le", "eq", "ne", "gt", "ge", "is_", "is_not", "concat", "contains", "matmul", "countOf", "indexOf", "getitem"};
    static const char *one[] = {"neg", "pos", "abs", "inv", "invert", "index", "not_", "truth"};
    module = PyImport_ImportModule("_operator");
    for (size_t i = 0; i < sizeof two / sizeof *two; i++) {
        call(two[i], "(ii)", 7, 3);
        call(two[i], "([ii]i)", 7, 3, 1);
        call(two[i], "(i)", 7);
    }
    for (size_t i = 0; i < sizeof one / sizeof *one; i++) {
        call(one[i], "(i)", 7);
        call(one[i], "([])");
        call(one[i], "(ii)", 7, 3);
    }
    call("setitem", "([ii]ii)", 1, 2, 0, 5);
    call("delitem", "([ii]i)", 1, 2, 0);
    call("length_hint", "([ii])", 1, 2);
    call("length_hint", "(ii)", 1, 9);
    Py_DECREF(module);
}

static void pickling(void)
{
    module = PyImport_ImportModule("copyreg");
    PyObject *empty = PyTuple_New(0);
    call("__newobj__", "(O)", (PyObject *)&PyList_Type);
    call("__newobj__", "(Oi)", (PyObject *)&PyLong_Type, 5);
    call("__newobj_ex__", "(O(s){})", (PyObject *)&PyUnicode_Type, "x");
    call("_reconstructor", "(OOi)", (PyObject *)&PyLong_Type, (PyObject *)&PyLong_Type, 5);
    call("_slotnames", "(O)", (PyObject *)&PyLong_Type);
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "s(){s(ssss)}", "_Slotted", "__slots__", "a", "__private", "__dict__", "__dunder__");
    call("_slotnames", "(O)", class);
    SHOW_NEW(PyObject_GetAttrString(class, "__slotnames__"));
    call("constructor", "(i)", 3);
    call("pickle", "(Oi)", (PyObject *)&PyLong_Type, 3);
    PyObject *values[] = {PyFloat_FromDouble(1.5), Py_BuildValue("{si}", "a", 1), PyObject_CallNoArgs((PyObject *)&PySet_Type)};
    for (int i = 0; i < 3; i++) {
        for (int protocol = 2; protocol < 5; protocol++) {
            PyObject *reduced = PyObject_CallMethod(values[i], "__reduce_ex__", "i", protocol);
            if (reduced == NULL) {
                SHOW_ERROR("__reduce_ex__");
                continue;
            }
            PyObject *args = PyTuple_GetItem(reduced, 1);
            SHOW_BORROWED(args);
            SHOW_NEW(PyObject_Call(PyTuple_GetItem(reduced, 0), args, NULL));
            Py_DECREF(reduced);
        }
        Py_DECREF(values[i]);
    }
    Py_DECREF(class);
    Py_DECREF(empty);
    Py_DECREF(module);
}

static void types(void)
{
    module = PyImport_ImportModule("types");
    static const char *names[] = {"ModuleType", "MethodType", "BuiltinFunctionType", "CellType", "GenericAlias", "UnionType", "MappingProxyType",
        "NoneType", "CapsuleType", "GetSetDescriptorType", "EllipsisType", "CodeType", "TracebackType"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        SHOW_NEW(PyObject_GetAttrString(module, names[i]));
    }
    call("GenericAlias", "(O(OO))", (PyObject *)&PyDict_Type, (PyObject *)&PyLong_Type, (PyObject *)&PyUnicode_Type);
    call("GenericAlias", "(O)", (PyObject *)&PyDict_Type);
    call("UnionType", "()");
    PyObject *type = PyObject_GetAttrString(module, "SimpleNamespace"), *empty = PyTuple_New(0);
    PyObject *dict = Py_BuildValue("{sisi}", "x", 1, "y", 2), *bad = Py_BuildValue("{ii}", 1, 2), *one = PyTuple_Pack(1, dict), *wrong = PyTuple_Pack(1, bad);
    PyObject *object = PyObject_Call(type, empty, dict), *other = PyObject_Call(type, one, NULL);
    SHOW_BORROWED(object);
    SHOW_STATUS(PyObject_RichCompareBool(object, other, Py_EQ));
    SHOW_NEW(PyObject_RichCompare(object, dict, Py_LT));
    SHOW_STATUS(PyObject_SetAttrString(object, "self", object));
    SHOW_BORROWED(object);
    SHOW_STATUS(PyObject_DelAttrString(object, "x"));
    SHOW_STATUS(PyObject_DelAttrString(object, "x"));
    SHOW_NEW(PyObject_GetAttrString(object, "x"));
    SHOW_NEW(PyObject_CallMethod(other, "__reduce__", NULL));
    PyObject *replace = PyObject_GetAttrString(other, "__replace__");
    SHOW_NEW(PyObject_Call(replace, empty, dict));
    SHOW_NEW(PyObject_Call(replace, one, dict));
    SHOW_NEW(PyObject_Call(type, wrong, NULL));
    SHOW_NEW(PyObject_CallFunction(type, "i", 3));
    SHOW_NEW(PyObject_CallFunction(type, "ii", 3, 4));
    Py_DECREF(replace);
    Py_DECREF(object);
    Py_DECREF(other);
    Py_DECREF(one);
    Py_DECREF(wrong);
    Py_DECREF(bad);
    Py_DECREF(dict);
    Py_DECREF(empty);
    Py_DECREF(type);
    Py_DECREF(module);
}

static void digits(void)
{
    module = PyImport_ImportModule("sys");
    call("get_int_max_str_digits", "()");
    call("set_int_max_str_digits", "(i)", 5);
    call("set_int_max_str_digits", "(i)", -1);
    call("set_int_max_str_digits", "(s)", "x");
    call("set_int_max_str_digits", "()");
    call("set_int_max_str_digits", "(i)", 700);
    call("get_int_max_str_digits", "()");
    call("set_int_max_str_digits", "(i)", 4300);
    Py_DECREF(module);
}

static void body(void)
{
    operators();
    pickling();
    types();
    digits();
    PyType_ClearCache();
}

OBJECT_MAIN(body)
