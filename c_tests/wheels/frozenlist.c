/* frozenlist (Cython): a list that can be frozen, then has a hash and does not change. */

#include "host.h"

static PyObject *kind;

static PyObject *deepcopy(PyObject *self, PyObject *const *arguments, Py_ssize_t count)
{
    return Py_NewRef(arguments[0]);
}

static PyMethodDef deepcopy_method = {"deepcopy", (PyCFunction)(void (*)(void))deepcopy, METH_FASTCALL, NULL};

static void load_all(void)
{
    stub_add_abstract(stub_module("collections.abc"), "MutableSequence");
    stub_add(stub_module("copy"), "deepcopy", PyCFunction_New(&deepcopy_method, NULL));
    stub_add(stub_module("types"), "GenericAlias", Py_NewRef((PyObject *)&Py_GenericAliasType));
    kind = get(load("frozenlist/_frozenlist" EXTENSION, "frozenlist._frozenlist"), "FrozenList");
}

static long fill_and_freeze(void)
{
    PyObject *list = must(PyObject_CallNoArgs(kind)), *middle = integer(3), *number;
    for (long i = 0; i < 200; i++) {
        number = integer(i + 1000);
        drop(call1(list, "append", number));
        Py_DECREF(number);
    }
    for (long i = 0; i < 50; i++) {
        number = integer(i);
        drop(call2(list, "insert", middle, number));
        Py_DECREF(number);
    }
    PyObject *popped = must(call0(list, "pop")), *index = must(call1(list, "index", middle));
    long total = PyLong_AsLong(popped) + PyLong_AsLong(index);
    Py_DECREF(popped);
    Py_DECREF(index);
    if (call1(list, "remove", Py_None) != NULL) {
        host_fail("None was removed");
    }
    PyErr_Clear();
    drop(call1(list, "append", list));
    drop(call0(list, "freeze"));
    if (call1(list, "append", middle) != NULL) {
        host_fail("a frozen list has changed");
    }
    PyErr_Clear();
    total += PyObject_Length(list);
    Py_DECREF(middle);
    Py_DECREF(list);
    return total;
}

static void values(void)
{
    PyObject *list = must(PyObject_CallFunction(kind, "[iii]", 3, 1, 2)), *tuple = must(Py_BuildValue("(iii)", 3, 1, 2));
    SHOW_NEW(PyObject_Repr(list));
    SHOW_STATUS(PyObject_Hash(list));
    SHOW_NEW(call1(list, "remove", Py_None));
    SHOW_NEW(call1(list, "index", Py_None));
    SHOW_NEW(call(list, "pop", "(i)", 9));
    SHOW_NEW(call(list, "pop", "(s)", "x"));
    SHOW_NEW(call(list, "insert", "(i)", 9));
    SHOW_NEW(call(list, "count", "(i)", 3));
    SHOW_NEW(call(list, "extend", "(i)", 3));
    SHOW_NEW(call(list, "extend", "((ss))", "x", "y"));
    SHOW_NEW(call0(list, "reverse"));
    SHOW_NEW(PySequence_List(list));
    SHOW_NEW(PySequence_GetItem(list, 1));
    SHOW_NEW(PySequence_GetItem(list, 11));
    SHOW_STATUS(PySequence_SetItem(list, 0, Py_None));
    SHOW_STATUS(PySequence_DelItem(list, 1));
    SHOW_STATUS(PySequence_Contains(list, Py_None));
    SHOW_NEW(PyNumber_InPlaceAdd(list, tuple));
    SHOW_NEW(call(list, "no_such_method", "()"));
    SHOW_STATUS(PyObject_SetAttrString(list, "frozen", Py_True));
    SHOW_NEW(call0(list, "clear"));
    SHOW_NEW(call1(list, "extend", tuple));
    SHOW_NEW(call0(list, "freeze"));
    SHOW_NEW(PyObject_Repr(list));
    SHOW_NEW(call0(list, "clear"));
    SHOW_STATUS(PySequence_SetItem(list, 0, Py_None));
    SHOW_STATUS(PySequence_DelItem(list, 0));
    SHOW_STATUS(PyObject_Hash(list) == PyObject_Hash(tuple));
    SHOW_NEW(PyObject_GetAttrString(list, "frozen"));
    PyObject *plain = must(PySequence_List(tuple));
    SHOW_NEW(PyObject_RichCompare(list, plain, Py_EQ));
    SHOW_NEW(PyObject_RichCompare(list, plain, Py_LT));
    SHOW_NEW(PyObject_RichCompare(list, tuple, Py_GT));
    Py_DECREF(plain);
    SHOW_NEW(PyObject_GetItem(kind, (PyObject *)&PyLong_Type));
    Py_DECREF(list);
    Py_DECREF(tuple);
    SHOW_NEW(PyObject_CallFunction(kind, "i", 3));
    SHOW_NEW(PyObject_CallFunction(kind, "(ii)ii", 3, 4, 5, 6));
    SHOW_NEW(PyObject_Repr(kind));
}

static void cycle(void)
{
    PyObject *list = must(PyObject_CallNoArgs(kind)), *witness = must(PySet_New(NULL)), *reference = weak(witness);
    drop(call1(list, "append", list));
    drop(call1(list, "append", witness));
    Py_DECREF(witness);
    Py_DECREF(list);
    show_weak("in a cycle", Py_NewRef(reference));
    PyGC_Collect();
    show_weak("after a collection", reference);
}

static void workload(void)
{
    long total = 0;
    for (long i = size_of_run(300); i > 0; i--) {
        total += fill_and_freeze();
    }
    printf("total %ld\n", total);
    values();
    cycle();
}

WHEEL_MAIN("frozenlist", load_all, workload)
