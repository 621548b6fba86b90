/* Calls of types and of methods with too many, too few or misnamed arguments, by call and by __new__. */
#include "attributes.h"

static void try(const char *title, PyObject *callable, PyObject *args, PyObject *named)
{
    PyObject *result = PyObject_Call(callable, args, named);
    if (result == NULL) {
        SHOW_ERROR(title);
    } else {
        printf("%s: %s\n", title, Py_TYPE(result)->tp_name);
        Py_DECREF(result);
    }
}

static const struct {
    const char *args, *named;
} shapes[] = {
    {"()", "{}"},
    {"(i)", "{}"},
    {"([])", "{}"},
    {"([]i)", "{}"},
    {"([]ii)", "{}"},
    {"([]iii)", "{}"},
    {"()", "{s:i}start"},
    {"()", "{s:[]}iterable"},
    {"()", "{s:[]s:i}iterable,start"},
    {"()", "{s:is:[]}start,iterable"},
    {"()", "{s:[]s:i}iterable,other"},
    {"()", "{s:is:is:i}a,b,c"},
    {"([])", "{s:i}start"},
    {"([])", "{s:i}other"},
    {"([]i)", "{s:i}start"},
};

static PyObject *named_of(const char *shape)
{
    PyObject *named = PyDict_New();
    const char *names = strchr(shape, '}') + 1;
    for (const char *item = strchr(shape, ':'); item != NULL; item = strchr(item + 1, ':')) {
        size_t length = strcspn(names, ",");
        PyObject *name = PyUnicode_FromStringAndSize(names, (Py_ssize_t)length);
        PyObject *value = item[1] == '[' ? PyList_New(0) : PyLong_FromLong(3);
        REQUIRE(PyDict_SetItem(named, name, value) == 0);
        Py_DECREF(name);
        Py_DECREF(value);
        names += length + (names[length] == ',');
    }
    return named;
}

static PyObject *args_of(const char *shape)
{
    PyObject *list = PyList_New(0);
    for (const char *item = shape; *item != 0; item++) {
        PyObject *value = *item == '[' ? PyList_New(0) : *item == 'i' ? PyLong_FromLong(3) : NULL;
        if (value != NULL) {
            REQUIRE(PyList_Append(list, value) == 0);
            Py_DECREF(value);
        }
    }
    PyObject *args = PyList_AsTuple(list);
    Py_DECREF(list);
    return args;
}

static void all_shapes(const char *title, PyObject *callable)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        char text[100];
        snprintf(text, sizeof text, "%s %s %s", title, shapes[i].args, shapes[i].named);
        PyObject *args = args_of(shapes[i].args), *named = named_of(shapes[i].named);
        try(text, callable, args, named);
        try(text, callable, args, NULL);
        Py_DECREF(args);
        Py_DECREF(named);
    }
}

static void calls(void)
{
    PyTypeObject *types[] = {
        &PyEnum_Type,     &PyReversed_Type, &PyLong_Type,         &PyFloat_Type,       &PyBool_Type,
        &PyList_Type,     &PyTuple_Type,    &PySet_Type,          &PySlice_Type,       &PyRange_Type,
        &PyZip_Type,      &PyMap_Type,      &PyFrozenSet_Type,    &PySuper_Type,       &PyFilter_Type,
        &PyProperty_Type, &PyStaticMethod_Type, &PyClassMethod_Type, &PyMemoryView_Type, &PyUnicode_Type,
        &PyComplex_Type,  &PyBaseObject_Type, &PyBytes_Type,      &PyByteArray_Type,   &PyDictProxy_Type,
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        all_shapes(types[i]->tp_name, (PyObject *)types[i]);
    }
    PyObject *list = PyList_New(0), *text = PyUnicode_FromString("ab"), *number = PyLong_FromLong(7);
    static const char *const of_list[] = {"sort",  "append", "insert",  "pop",
                                          "index", "extend", "__mul__", "__setitem__"};
    for (size_t i = 0; i < sizeof of_list / sizeof *of_list; i++) {
        PyObject *method = attribute_get(list, of_list[i]);
        all_shapes(of_list[i], method);
        Py_DECREF(method);
    }
    static const char *const of_text[] = {"split", "encode", "replace", "join", "format", "splitlines", "expandtabs"};
    for (size_t i = 0; i < sizeof of_text / sizeof *of_text; i++) {
        PyObject *method = attribute_get(text, of_text[i]);
        all_shapes(of_text[i], method);
        Py_DECREF(method);
    }
    static const char *const of_number[] = {"to_bytes", "__round__", "__format__", "__pow__", "as_integer_ratio"};
    for (size_t i = 0; i < sizeof of_number / sizeof *of_number; i++) {
        PyObject *method = attribute_get(number, of_number[i]);
        all_shapes(of_number[i], method);
        Py_DECREF(method);
    }
    Py_DECREF(list);
    Py_DECREF(text);
    Py_DECREF(number);
}

OBJECT_MAIN(calls)
