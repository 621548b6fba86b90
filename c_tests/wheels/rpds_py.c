/* rpds-py (Rust, PyO3): persistent maps, sets, lists and queues share what they have in common. */

#include "host.h"

static PyObject *module;

static void load_all(void)
{
    const char *names[] = {"Mapping", "MappingView", "Set", "KeysView", "ValuesView", "ItemsView"};
    PyObject *stub = stub_module("collections.abc");
    for (int i = 0; i < 6; i++) {
        stub_add_abstract(stub, names[i]);
    }
    module = load("rpds/rpds" EXTENSION, "rpds.rpds");
}

static void maps(long count)
{
    PyObject *map = must(call0(module, "HashTrieMap")), *snapshot;
    for (long i = 0; i < count; i++) {
        PyObject *key = text("key %ld", i), *value = must(Py_BuildValue("[l]", i));
        Py_SETREF(map, must(call2(map, "insert", key, value)));
        Py_DECREF(key);
        Py_DECREF(value);
    }
    snapshot = Py_NewRef(map);
    for (long i = 0; i < count; i += 2) {
        PyObject *key = text("key %ld", i);
        Py_SETREF(map, must(call1(map, "remove", key)));
        Py_DECREF(key);
    }
    printf("%zd of %zd\n", PyObject_Length(map), PyObject_Length(snapshot));
    SHOW_NEW(call(map, "remove", "(s)", "key 0"));
    SHOW_NEW(PyObject_GetItem(map, host_name("key 0")));
    SHOW_NEW(PyObject_GetItem(snapshot, host_name("key 0")));
    PyObject *items = must(call0(map, "items")), *list = must(PySequence_List(items));
    printf("items: %zd\n", PyList_GET_SIZE(list));
    Py_DECREF(list);
    Py_DECREF(items);
    SHOW_STATUS(PyObject_RichCompareBool(map, snapshot, Py_EQ));
    Py_DECREF(map);
    Py_DECREF(snapshot);
}

static void lists(long count)
{
    PyObject *list = must(call0(module, "List"));
    for (long i = 0; i < count; i++) {
        PyObject *value = integer(i);
        Py_SETREF(list, must(call1(list, "push_front", value)));
        Py_DECREF(value);
    }
    SHOW_NEW(PyObject_GetAttrString(list, "first"));
    PyObject *rest = get(list, "rest");
    SHOW_NEW(PyObject_GetAttrString(rest, "first"));
    Py_DECREF(rest);
    printf("walked %ld\n", exhaust(list));
    Py_DECREF(list);
}

static void values(void)
{
    PyObject *map = must(call(module, "HashTrieMap", "({si})", "a", 1)), *unhashable = must(PyList_New(0));
    SHOW_NEW(PyObject_Repr(map));
    SHOW_NEW(call(map, "get", "(s)", "z"));
    SHOW_NEW(call(map, "get", "(si)", "z", 26));
    SHOW_NEW(call(map, "discard", "(s)", "z"));
    SHOW_NEW(call(map, "update", "({si})", "a", 2));
    SHOW_NEW(call(map, "convert", "(O)", map));
    SHOW_NEW(call(map, "fromkeys", "((s)i)", "k", 3));
    SHOW_NEW(call2(map, "insert", unhashable, Py_None));
    SHOW_NEW(PyObject_GetItem(map, unhashable));
    SHOW_STATUS(PySequence_Contains(map, host_name("a")));
    SHOW_STATUS(PyObject_Hash(map) != -1);
    SHOW_NEW(call0(map, "__reduce__"));
    const char *views[] = {"keys", "values", "items"};
    for (int i = 0; i < 3; i++) {
        object_show(views[i], call0(map, views[i]), 1);
    }
    SHOW_NEW(call(map, "insert", "(s)", "one argument"));
    SHOW_NEW(call(map, "no_such_method", "()"));
    SHOW_NEW(PyObject_RichCompare(map, Py_None, Py_EQ));
    SHOW_NEW(PyObject_RichCompare(map, map, Py_LT));
    Py_DECREF(map);

    PyObject *set = must(call(module, "HashTrieSet", "([i])", 1));
    SHOW_NEW(PyObject_Repr(set));
    SHOW_NEW(call(set, "insert", "(i)", 1));
    SHOW_NEW(call(set, "remove", "(i)", 7));
    SHOW_NEW(call(set, "discard", "(i)", 7));
    SHOW_NEW(call(set, "update", "([i])", 1));
    SHOW_NEW(PyNumber_And(set, set));
    SHOW_NEW(call1(set, "insert", unhashable));
    Py_DECREF(set);

    PyObject *queue = must(call(module, "Queue", "([ii])", 1, 2)), *empty = must(call0(module, "Queue"));
    SHOW_NEW(PyObject_Repr(queue));
    SHOW_NEW(call0(queue, "peek"));
    SHOW_NEW(call0(queue, "dequeue"));
    SHOW_NEW(call(queue, "enqueue", "(i)", 3));
    SHOW_NEW(call0(empty, "dequeue"));
    SHOW_NEW(call0(empty, "peek"));
    SHOW_NEW(call0(empty, "is_empty"));
    Py_DECREF(queue);
    Py_DECREF(empty);

    SHOW_NEW(call(module, "List", "([ii])", 1, 2));
    SHOW_NEW(call(module, "List", "(ii)", 1, 2));
    SHOW_NEW(call(module, "List", "(i)", 1));
    SHOW_NEW(call(module, "HashTrieMap", "(i)", 1));
    SHOW_NEW(call(module, "HashTrieSet", "(i)", 1));
    Py_DECREF(unhashable);
}

static void workload(void)
{
    maps(size_of_run(30000));
    lists(size_of_run(20000));
    values();
}

WHEEL_MAIN("rpds-py", load_all, workload)
