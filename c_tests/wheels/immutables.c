/* immutables: a map is not changed by what is made of it; old snapshots live; cycles and deep nests go. */

#include "host.h"

static PyObject *kind;

static void load_all(void)
{
    PyObject *module = load("immutables/_map" EXTENSION, "immutables._map");
    kind = get(module, "Map");
}

static PyObject *filled(long count)
{
    PyObject *map = must(PyObject_CallNoArgs(kind));
    for (long i = 0; i < count; i++) {
        PyObject *key = integer(i), *value = text("value %ld", i);
        PyObject *next = must(call2(map, "set", key, value));
        Py_DECREF(key);
        Py_DECREF(value);
        Py_SETREF(map, next);
    }
    return map;
}

static PyObject *without_half(PyObject *snapshot, long count)
{
    PyObject *map = Py_NewRef(snapshot);
    for (long i = 0; i < count; i += 2) {
        PyObject *key = integer(i);
        Py_SETREF(map, must(call1(map, "delete", key)));
        Py_DECREF(key);
    }
    return map;
}

static PyObject *mutated(PyObject *map, long count)
{
    PyObject *mutation = must(call0(map, "mutate"));
    for (long i = 0; i < count; i++) {
        PyObject *key = text("key %ld", i), *value = integer(i);
        must_be_zero(PyObject_SetItem(mutation, key, value));
        Py_DECREF(key);
        Py_DECREF(value);
    }
    printf("mutation of %zd\n", PyObject_Length(mutation));
    PyObject *finished = must(call0(mutation, "finish"));
    SHOW_STATUS(PyObject_SetItem(mutation, Py_None, Py_None));
    SHOW_NEW(call(mutation, "pop", "(i)", 1));
    Py_DECREF(mutation);
    return finished;
}

static void cycle(void)
{
    PyObject *list = must(PyList_New(0)), *empty = must(PyObject_CallNoArgs(kind));
    PyObject *map = must(call2(empty, "set", host_name("list"), list));
    must_be_zero(PyList_Append(list, map));
    PyObject *reference = weak(map);
    SHOW_NEW(PyObject_Repr(list));
    Py_DECREF(list);
    Py_DECREF(map);
    Py_DECREF(empty);
    show_weak("in a cycle", Py_NewRef(reference));
    PyGC_Collect();
    show_weak("after a collection", reference);
}

static void nest(long depth)
{
    PyObject *empty = must(PyObject_CallNoArgs(kind)), *map = Py_NewRef(empty);
    for (long i = 0; i < depth; i++) {
        Py_SETREF(map, must(call2(empty, "set", host_name("inner"), map)));
    }
    Py_DECREF(empty);
    Py_DECREF(map);
    printf("a nest is gone\n");
}

static void values(void)
{
    PyObject *map = must(PyObject_CallFunction(kind, "{sisi}", "a", 1, "b", 2));
    PyObject *same = must(PyObject_CallFunction(kind, "[(si)(si)]", "b", 2, "a", 1));
    SHOW_STATUS(PyObject_RichCompareBool(map, same, Py_EQ));
    SHOW_STATUS(PyObject_Hash(map) == PyObject_Hash(same));
    SHOW_NEW(PyObject_RichCompare(map, same, Py_LT));
    SHOW_NEW(call(map, "get", "(s)", "a"));
    SHOW_NEW(call(map, "get", "(si)", "z", 26));
    SHOW_NEW(PyObject_GetItem(map, Py_None));
    SHOW_NEW(call(map, "delete", "(s)", "z"));
    SHOW_NEW(call(map, "update", "(i)", 3));
    SHOW_NEW(call(map, "update", "([i])", 3));
    SHOW_NEW(call(map, "set", "([])"));
    SHOW_NEW(call(map, "get", "([])"));
    SHOW_STATUS(PySequence_Contains(map, host_name("a")));
    PyObject *one = must(call(same, "delete", "(s)", "b"));
    SHOW_NEW(PyObject_Repr(one));
    SHOW_NEW(call0(one, "__reduce__"));
    const char *views[] = {"keys", "values", "items"};
    for (int i = 0; i < 3; i++) {
        PyObject *view = must(call0(one, views[i]));
        printf("%s: %zd\n", views[i], PyObject_Length(view));
        SHOW_NEW(PySequence_List(view));
        Py_DECREF(view);
    }
    SHOW_NEW(PyObject_GetItem(kind, (PyObject *)&PyLong_Type));
    SHOW_STATUS(PyObject_SetAttrString(one, "attribute", Py_None));
    Py_DECREF(one);
    Py_DECREF(map);
    Py_DECREF(same);
    SHOW_NEW(PyObject_CallFunction(kind, "i", 3));
    SHOW_NEW(PyObject_CallFunction(kind, "ii", 3, 4));
}

static void workload(void)
{
    long count = size_of_run(100000);
    PyObject *snapshot = filled(count), *half = without_half(snapshot, count);
    printf("%zd of %zd\n", PyObject_Length(half), PyObject_Length(snapshot));
    PyObject *more = mutated(half, count / 2), *items = must(call0(more, "items")), *list = must(PySequence_List(items));
    printf("items: %zd\n", PyList_GET_SIZE(list));
    Py_DECREF(list);
    Py_DECREF(items);
    PyObject *key = integer(2);
    SHOW_NEW(PyObject_GetItem(snapshot, key));
    SHOW_NEW(PyObject_GetItem(half, key));
    Py_DECREF(key);
    SHOW_STATUS(PyObject_RichCompareBool(snapshot, half, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(snapshot, snapshot, Py_EQ));
    PyObject *again = filled(count);
    SHOW_STATUS(PyObject_RichCompareBool(snapshot, again, Py_EQ));
    Py_DECREF(again);
    Py_DECREF(more);
    Py_DECREF(half);
    Py_DECREF(snapshot);
    cycle();
    nest(size_of_run(20000));
    values();
}

WHEEL_MAIN("immutables", load_all, workload)
