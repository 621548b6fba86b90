/* copy.copy, copy.deepcopy and copy.replace: what is shared, what is made anew, and how classes take part. */

#include "library.h"

#define COPY(...) library_call("copy", "copy", __VA_ARGS__)
#define DEEP(...) library_call("copy", "deepcopy", __VA_ARGS__)

static void same(const char *name, PyObject *op)
{
    PyObject *copy = COPY("(O)", op), *deep = DEEP("(O)", op);
    printf("%s: %d %d\n", name, copy == op, deep == op);
    if (copy == NULL || deep == NULL) {
        SHOW_ERROR(name);
    }
    Py_XDECREF(copy);
    Py_XDECREF(deep);
    Py_DECREF(op);
}

static PyObject *hook(PyObject *self, PyObject *args)
{
    return Py_BuildValue("(sO)", "hook", args);
}

static PyMethodDef copy_def = {"__copy__", hook, METH_VARARGS, NULL};

static void body(void)
{
    same("None", Py_NewRef(Py_None));
    same("int", PyLong_FromLong(100000));
    same("float", PyFloat_FromDouble(1.5));
    same("str", PyUnicode_FromString("text"));
    same("bytes", PyBytes_FromString("text"));
    same("tuple", Py_BuildValue("(ii)", 1, 2));
    same("tuple of a list", Py_BuildValue("([i])", 1));
    same("frozenset", PyFrozenSet_New(NULL));
    same("type", Py_NewRef((PyObject *)&PyLong_Type));
    same("function", attribute((PyObject *)&PyLong_Type, "from_bytes"));
    same("range", PyObject_CallFunction((PyObject *)&PyRange_Type, "i", 5));
    same("list", Py_BuildValue("[i]", 1));
    same("dict", Py_BuildValue("{i:i}", 1, 2));
    same("bytearray", PyByteArray_FromStringAndSize("abc", 3));
    same("Ellipsis", Py_NewRef(Py_Ellipsis));

    PyObject *inner = Py_BuildValue("[ii]", 1, 2), *outer = Py_BuildValue("{s:O,s:O}", "a", inner, "b", inner);
    PyObject *copy = COPY("(O)", outer), *deep = DEEP("(O)", outer);
    SHOW_BORROWED(copy);
    SHOW_BORROWED(deep);
    CHECK(PyDict_GetItemString(copy, "a") == inner);
    CHECK(PyDict_GetItemString(deep, "a") != inner);
    CHECK(PyDict_GetItemString(deep, "a") == PyDict_GetItemString(deep, "b"));
    Py_DECREF(copy);
    Py_DECREF(deep);
    Py_DECREF(outer);
    /* Lists and tuples that hold themselves. */
    PyList_Append(inner, inner);
    deep = DEEP("(O)", inner);
    CHECK(PyList_GetItem(deep, 2) == deep);
    PyList_SetSlice(deep, 0, 3, NULL);
    Py_DECREF(deep);
    PyList_SetSlice(inner, 0, 3, NULL);
    PyObject *tuple = Py_BuildValue("(O)", inner);
    PyList_Append(inner, tuple);
    deep = DEEP("(O)", tuple);
    CHECK(PyList_GetItem(PyTuple_GetItem(deep, 0), 0) == deep);
    PyList_SetSlice(PyTuple_GetItem(deep, 0), 0, 1, NULL);
    Py_DECREF(deep);
    PyList_SetSlice(inner, 0, 1, NULL);
    Py_DECREF(tuple);

    /* Objects with a dict, sets, deques and others that say how they are pickled. */
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "s(){}", "Thing"), *thing = PyObject_CallNoArgs(class);
    PyObject_SetAttrString(thing, "inner", inner);
    copy = COPY("(O)", thing);
    deep = DEEP("(O)", thing);
    CHECK(copy != thing && Py_TYPE(copy) == Py_TYPE(thing));
    PyObject *found = attribute(copy, "inner");
    CHECK(found == inner);
    Py_XDECREF(found);
    found = attribute(deep, "inner");
    CHECK(found != inner && PyObject_RichCompareBool(found, inner, Py_EQ) == 1);
    Py_XDECREF(found);
    Py_DECREF(copy);
    Py_DECREF(deep);
    Py_DECREF(thing);
    Py_DECREF(class);
    found = library_call("collections", "deque", "([O]i)", inner, 4);
    SHOW_NEW(COPY("(O)", found));
    SHOW_NEW(DEEP("(O)", found));
    Py_DECREF(found);
    found = library_call("collections", "defaultdict", "(O{s:O})", &PyList_Type, "k", inner);
    SHOW_NEW(COPY("(O)", found));
    SHOW_NEW(DEEP("(O)", found));
    Py_DECREF(found);
    found = PyObject_CallFunction((PyObject *)&PyODict_Type, "[(si)]", "k", 1);
    SHOW_NEW(COPY("(O)", found));
    SHOW_NEW(DEEP("(O)", found));
    Py_DECREF(found);
    found = Py_BuildValue("[ii]", 1, 2);
    PyObject *set = PySet_New(found);
    SHOW_NEW(COPY("(O)", set));
    SHOW_NEW(DEEP("(O)", set));
    Py_DECREF(set);
    Py_DECREF(found);
    found = PyObject_CallFunction(PyExc_ValueError, "si", "text", 5);
    SHOW_NEW(COPY("(O)", found));
    SHOW_NEW(DEEP("(O)", found));
    Py_DECREF(found);
    PyObject *dict = PyDict_New(), *function = PyCFunction_New(&copy_def, NULL), *static_function = PyStaticMethod_New(function);
    PyDict_SetItemString(dict, "__copy__", static_function);
    PyDict_SetItemString(dict, "__deepcopy__", function);
    class = PyObject_CallFunction((PyObject *)&PyType_Type, "s()O", "Own", dict);
    thing = PyObject_CallNoArgs(class);
    copy = COPY("(O)", thing);
    SHOW(PyTuple_Size(copy));
    CHECK(PyTuple_GetItem(PyTuple_GetItem(copy, 1), 0) == thing);
    Py_DECREF(copy);
    deep = DEEP("(O)", thing);
    SHOW(PyTuple_Size(PyTuple_GetItem(deep, 1)));
    CHECK(PyDict_Check(PyTuple_GetItem(PyTuple_GetItem(deep, 1), 0)));
    Py_DECREF(deep);
    Py_DECREF(thing);
    Py_DECREF(class);
    Py_DECREF(dict);
    Py_DECREF(function);
    Py_DECREF(static_function);

    PyObject *point = library_call("collections", "namedtuple", "(ss)", "Point", "x y"), *one = PyObject_CallFunction(point, "ii", 1, 2);
    object_show("replace", library_apply("copy", "replace", Py_BuildValue("(O)", one), Py_BuildValue("{s:i}", "x", 5)), 1);
    object_show("replace 1", library_call("copy", "replace", "(i)", 1), 1);
    object_show("replace()", library_call("copy", "replace", "()"), 1);
    object_show("replace(1, 2)", library_call("copy", "replace", "(ii)", 1, 2), 1);
    Py_DECREF(one);
    Py_DECREF(point);
    SHOW_NEW(COPY("()"));
    SHOW_NEW(DEEP("()"));
    PyObject *iterator = PyObject_GetIter(inner), *module = PyImport_ImportModule("sys");
    SHOW_NEW(items_of(COPY("(O)", iterator), 9));
    SHOW_NEW(COPY("(O)", module));
    Py_DECREF(module);
    Py_DECREF(iterator);
    object_show("Error", library("copy", "Error"), 1);
    Py_DECREF(inner);
    PyGC_Collect();
}

OBJECT_MAIN(body)
