/* btrees: trees keep their keys in order; ranges, states that make a copy, set operations, a tree in itself. */

#include "host.h"

static PyObject *module, *tree_type, *set_type;

static void set_sizes(const char *name)
{
    PyObject *kind = get(module, name);
    must_be_zero(PyObject_SetAttrString(kind, "max_leaf_size", integer(30)));
    must_be_zero(PyObject_SetAttrString(kind, "max_internal_size", integer(250)));
    Py_DECREF(kind);
}

static void load_all(void)
{
    PyObject *persistence = load("persistent/cPersistence" EXTENSION, "persistent.cPersistence");
    must_be_zero(PyObject_SetAttrString(stub_module("persistent"), "cPersistence", persistence));
    stub_add(stub_module("BTrees.Interfaces"), "BTreesConflictError",
             new_class("BTrees.Interfaces", "BTreesConflictError", PyExc_ValueError));
    module = load("BTrees/_OOBTree" EXTENSION, "BTrees._OOBTree");
    set_sizes("OOBTree");
    set_sizes("OOTreeSet");
    tree_type = get(module, "OOBTree");
    set_type = get(module, "OOTreeSet");
}

static void fill_tree(PyObject *tree, long count)
{
    for (long i = 0; i < count; i++) {
        PyObject *key = text("key %ld", i * 7919 % count), *value = must(Py_BuildValue("[l]", i));
        must_be_zero(PyObject_SetItem(tree, key, value));
        Py_DECREF(key);
        Py_DECREF(value);
    }
}

static void ranges(PyObject *tree)
{
    PyObject *keys = must(call(tree, "keys", "(ss)", "key 1", "key 2"));
    printf("in the range: %zd\n", PyObject_Length(keys));
    SHOW_NEW(PySequence_GetItem(keys, 0));
    SHOW_NEW(PySequence_GetItem(keys, -1));
    Py_DECREF(keys);
    SHOW_NEW(call0(tree, "minKey"));
    SHOW_NEW(call0(tree, "maxKey"));
    SHOW_NEW(call(tree, "minKey", "(s)", "key 5"));
    SHOW_NEW(call(tree, "maxKey", "(s)", "a"));
    PyObject *items = must(call0(tree, "items"));
    printf("walked %ld\n", exhaust(items));
    Py_DECREF(items);
}

static void remove_third(PyObject *tree, long count)
{
    for (long i = 0; i < count; i += 3) {
        PyObject *key = text("key %ld", i);
        must_be_zero(PyObject_DelItem(tree, key));
        Py_DECREF(key);
    }
}

static void copy(PyObject *tree)
{
    PyObject *state = must(call0(tree, "__getstate__")), *other = must(PyObject_CallNoArgs(tree_type));
    SHOW_NEW(call1(other, "__setstate__", state));
    printf("%zd of %zd\n", PyObject_Length(other), PyObject_Length(tree));
    SHOW_NEW(call0(other, "_check"));
    Py_DECREF(state);
    Py_DECREF(other);
}

static void sets(long count)
{
    PyObject *left = must(PyObject_CallNoArgs(set_type)), *right = must(PyObject_CallNoArgs(set_type));
    for (long i = 0; i < count; i++) {
        PyObject *number = integer(i);
        drop(call1(i % 3 != 0 ? left : right, "add", number));
        drop(call1(i % 2 != 0 ? left : right, "add", number));
        Py_DECREF(number);
    }
    const char *operations[] = {"union", "intersection", "difference"};
    for (int i = 0; i < 3; i++) {
        PyObject *result = must(call2(module, operations[i], left, right));
        printf("%s: %zd\n", operations[i], PyObject_Length(result));
        Py_DECREF(result);
    }
    Py_DECREF(left);
    Py_DECREF(right);
}

static void values(void)
{
    PyObject *tree = must(PyObject_CallFunction(tree_type, "{sisi}", "a", 1, "b", 2));
    SHOW_NEW(PyObject_GetItem(tree, host_name("z")));
    SHOW_NEW(PyObject_GetItem(tree, Py_None));
    SHOW_STATUS(PyObject_DelItem(tree, host_name("z")));
    SHOW_STATUS(PyObject_SetItem(tree, Py_False, Py_False));
    PyObject *plain = must(PyObject_CallNoArgs((PyObject *)&PyBaseObject_Type));
    SHOW_STATUS(PyObject_SetItem(tree, plain, Py_False));
    Py_DECREF(plain);
    SHOW_NEW(call(tree, "get", "(si)", "z", 26));
    SHOW_NEW(call(tree, "setdefault", "(si)", "c", 3));
    SHOW_NEW(call(tree, "pop", "(s)", "z"));
    SHOW_NEW(call(tree, "pop", "(s)", "c"));
    SHOW_NEW(call(tree, "insert", "(si)", "a", 3));
    SHOW_NEW(call(tree, "update", "(i)", 3));
    SHOW_NEW(call(tree, "update", "([i])", 3));
    SHOW_NEW(call0(tree, "__getstate__"));
    SHOW_NEW(call(tree, "__setstate__", "(i)", 3));
    SHOW_NEW(call(tree, "byValue", "(i)", 1));
    SHOW_STATUS(PySequence_Contains(tree, host_name("a")));
    SHOW_STATUS(PyObject_IsTrue(tree));
    PyObject *keys = must(call0(tree, "keys"));
    SHOW_NEW(PySequence_List(keys));
    SHOW_NEW(PySequence_GetItem(keys, 2));
    Py_DECREF(keys);
    SHOW_NEW(call0(tree, "clear"));
    SHOW_NEW(call0(tree, "minKey"));
    Py_DECREF(tree);
    SHOW_NEW(PyObject_CallFunction(tree_type, "i", 3));
    SHOW_NEW(PyObject_GetAttrString(tree_type, "__mro__"));
}

static void in_itself(void)
{
    PyObject *tree = must(PyObject_CallNoArgs(tree_type)), *witness = must(PySet_New(NULL)), *reference = weak(witness);
    must_be_zero(PyObject_SetItem(tree, host_name("itself"), tree));
    must_be_zero(PyObject_SetItem(tree, host_name("witness"), witness));
    Py_DECREF(witness);
    Py_DECREF(tree);
    show_weak("in itself", Py_NewRef(reference));
    PyGC_Collect();
    show_weak("after a collection", reference);
}

static void workload(void)
{
    long count = size_of_run(100000);
    PyObject *tree = must(PyObject_CallNoArgs(tree_type));
    fill_tree(tree, count);
    printf("length %zd\n", PyObject_Length(tree));
    ranges(tree);
    remove_third(tree, count);
    printf("length %zd\n", PyObject_Length(tree));
    SHOW_NEW(call0(tree, "_check"));
    copy(tree);
    Py_DECREF(tree);
    sets(size_of_run(20000));
    values();
    in_itself();
}

WHEEL_MAIN("btrees", load_all, workload)
