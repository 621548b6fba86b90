/* lru-dict: the oldest entries leave through a callback in C; keys come back in the order of their use. */

#include "host.h"

static PyObject *kind;
static long evicted;

static PyObject *on_eviction(PyObject *self, PyObject *arguments)
{
    PyObject *key, *value;
    if (!PyArg_ParseTuple(arguments, "OO", &key, &value)) {
        return NULL;
    }
    evicted++;
    Py_RETURN_NONE;
}

static PyMethodDef eviction = {"on_eviction", on_eviction, METH_VARARGS, NULL};

static void load_all(void)
{
    kind = get(load("lru/_lru" EXTENSION, "lru._lru"), "LRU");
}

static void store(PyObject *cache, long count)
{
    for (long i = 0; i < count; i++) {
        PyObject *key = integer(i), *value = text("value %ld", i);
        must_be_zero(PyObject_SetItem(cache, key, value));
        Py_DECREF(key);
        Py_DECREF(value);
    }
}

static void look_up(PyObject *cache, long count)
{
    long found = 0;
    for (long i = 0; i < count; i += 3) {
        PyObject *key = integer(i);
        PyObject *value = must(call1(cache, "get", key));
        found += value != Py_None;
        Py_DECREF(value);
        Py_DECREF(key);
    }
    printf("found %ld\n", found);
}

static void show_lists(PyObject *cache)
{
    const char *names[] = {"keys", "values", "items"};
    for (int i = 0; i < 3; i++) {
        PyObject *list = must(call0(cache, names[i]));
        printf("%s: %zd\n", names[i], PyList_GET_SIZE(list));
        SHOW_NEW(PySequence_GetItem(list, 0));
        SHOW_NEW(PySequence_GetItem(list, -1));
        Py_DECREF(list);
    }
}

static void small(PyObject *cache)
{
    SHOW_NEW(call(cache, "set_size", "(i)", 5));
    SHOW_NEW(PyObject_Repr(cache));
    SHOW_NEW(call0(cache, "popitem"));
    SHOW_NEW(call(cache, "popitem", "(O)", Py_False));
    SHOW_NEW(call(cache, "pop", "(s)", "missing"));
    SHOW_NEW(call(cache, "pop", "(ss)", "missing", "default"));
    SHOW_NEW(call(cache, "setdefault", "(si)", "new", 7));
    SHOW_NEW(call(cache, "setdefault", "(si)", "new", 8));
    SHOW_NEW(call(cache, "has_key", "(s)", "new"));
    SHOW_NEW(call(cache, "update", "({s:i})", "more", 9));
    SHOW_NEW(call0(cache, "peek_first_item"));
    SHOW_NEW(call0(cache, "peek_last_item"));
    SHOW_NEW(call0(cache, "get_stats"));
    SHOW_NEW(PyObject_GetItem(cache, host_name("nothing")));
    SHOW_NEW(PyObject_GetItem(cache, cache));
    PyObject *list = must(PyList_New(0));
    SHOW_NEW(PyObject_GetItem(cache, list));
    SHOW_STATUS(PyObject_SetItem(cache, list, list));
    Py_DECREF(list);
    SHOW_STATUS(PySequence_Contains(cache, host_name("new")));
    SHOW_STATUS(PyObject_DelItem(cache, host_name("new")));
    SHOW_STATUS(PyObject_DelItem(cache, host_name("new")));
    SHOW_NEW(call(cache, "set_size", "(i)", 0));
    SHOW_NEW(call(cache, "set_size", "(s)", "x"));
    SHOW_NEW(call(cache, "set_callback", "(i)", 3));
    SHOW_NEW(call0(cache, "clear"));
    SHOW_NEW(PyObject_Repr(cache));
    SHOW_NEW(call0(cache, "popitem"));
}

static void workload(void)
{
    evicted = 0;
    PyObject *callback = must(PyCFunction_New(&eviction, NULL));
    PyObject *cache = must(PyObject_CallFunction(kind, "iO", 10000, callback));
    long count = size_of_run(100000);
    store(cache, count);
    look_up(cache, count);
    printf("evicted %ld, kept %zd\n", evicted, PyObject_Length(cache));
    show_lists(cache);
    drop(call(cache, "set_size", "(i)", 100));
    printf("evicted %ld, kept %zd\n", evicted, PyObject_Length(cache));
    small(cache);
    printf("evicted %ld\n", evicted);
    Py_DECREF(cache);
    Py_DECREF(callback);
    SHOW_NEW(PyObject_CallFunction(kind, "i", -1));
    SHOW_NEW(PyObject_CallFunction(kind, "s", "x"));
    SHOW_NEW(PyObject_CallFunction(kind, "ii", 3, 3));
    SHOW_NEW(PyObject_CallNoArgs(kind));
}

WHEEL_MAIN("lru-dict", load_all, workload)
