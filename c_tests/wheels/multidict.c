/* multidict: several values of a key, keys that ignore case, views, proxies, cycles, strs of its own. */

#include "host.h"

static PyObject *module;

static void load_all(void)
{
    module = load("multidict/_multidict" EXTENSION, "multidict._multidict");
}

static long add_many(PyObject *kind, PyObject *proxy_kind)
{
    PyObject *dict = must(PyObject_CallNoArgs(kind)), *reference = weak(dict);
    for (long i = 0; i < 500; i++) {
        PyObject *key = text("Key-%ld", i % 150), *value = text("value %ld", i);
        drop(call2(dict, "add", key, value));
        Py_DECREF(key);
        Py_DECREF(value);
    }
    PyObject *all = must(call1(dict, "getall", host_name("Key-7")));
    long total = PyList_GET_SIZE(all);
    must_be_zero(PyObject_SetItem(dict, host_name("Key-7"), all));
    PyObject *copy = must(call0(dict, "copy")), *items = must(call0(copy, "items"));
    PyObject *list = must(PySequence_List(items)), *proxy = must(PyObject_CallOneArg(proxy_kind, dict));
    total += PyObject_Length(copy) * 100 + PyList_GET_SIZE(list) * 10000 + PyObject_Length(proxy) * 1000000;
    drop(call2(dict, "add", host_name("itself"), dict));
    for (long i = 0; i < 100; i++) {
        PyObject *key = text("Key-%ld", i);
        drop(call1(copy, "popall", key));
        Py_DECREF(key);
    }
    total += PyObject_Length(copy);
    PyObject *made[] = {all, copy, items, list, proxy, dict};
    for (int i = 0; i < 6; i++) {
        Py_DECREF(made[i]);
    }
    Py_DECREF(reference);
    return total;
}

static void values(PyObject *kind, PyObject *proxy_kind)
{
    PyObject *dict = must(PyObject_CallFunction(kind, "[(ss)(si)(ss)]", "a", "1", "B", 2, "a", "3"));
    SHOW_NEW(PyObject_Repr(dict));
    SHOW_NEW(call(dict, "getall", "(s)", "A"));
    SHOW_NEW(call(dict, "getall", "(s)", "z"));
    SHOW_NEW(call(dict, "getall", "(ss)", "z", "default"));
    SHOW_NEW(call(dict, "getone", "(s)", "b"));
    SHOW_NEW(call(dict, "get", "(s)", "z"));
    SHOW_NEW(call(dict, "add", "(is)", 1, "key is an int"));
    SHOW_NEW(call(dict, "add", "(s)", "value is missing"));
    SHOW_NEW(call(dict, "add", "(sss)", "too", "many", "values"));
    SHOW_NEW(PyObject_GetItem(dict, host_name("a")));
    SHOW_NEW(PyObject_GetItem(dict, host_name("z")));
    SHOW_NEW(PyObject_GetItem(dict, Py_None));
    SHOW_STATUS(PyObject_SetItem(dict, Py_None, Py_None));
    SHOW_STATUS(PyObject_DelItem(dict, host_name("z")));
    SHOW_STATUS(PySequence_Contains(dict, host_name("b")));
    SHOW_STATUS(PySequence_Contains(dict, Py_None));
    const char *views[] = {"keys", "values", "items"};
    for (int i = 0; i < 3; i++) {
        object_show(views[i], call0(dict, views[i]), 1);
    }
    SHOW_NEW(call(dict, "extend", "({ss})", "c", "4"));
    SHOW_NEW(call(dict, "update", "([(ss)])", "a", "5"));
    SHOW_NEW(call(dict, "extend", "([(sss)])", "a", "5", "6"));
    SHOW_NEW(call(dict, "extend", "(i)", 5));
    SHOW_NEW(call(dict, "setdefault", "(ss)", "d", "6"));
    SHOW_NEW(PyObject_Repr(dict));
    SHOW_NEW(call(dict, "pop", "(s)", "z"));
    SHOW_NEW(call(dict, "popone", "(ss)", "z", "default"));
    SHOW_NEW(call(dict, "popone", "(s)", "a"));
    SHOW_NEW(call0(dict, "popitem"));
    PyObject *proxy = must(PyObject_CallOneArg(proxy_kind, dict)), *iterator = must(PyObject_GetIter(dict));
    SHOW_NEW(PyObject_Repr(proxy));
    SHOW_NEW(call(proxy, "getall", "(s)", "c"));
    SHOW_STATUS(PyObject_SetItem(proxy, host_name("a"), Py_None));
    SHOW_NEW(call0(proxy, "copy"));
    SHOW_STATUS(PyObject_RichCompareBool(proxy, dict, Py_EQ));
    SHOW_NEW(PyIter_Next(iterator));
    SHOW_NEW(call(dict, "add", "(ss)", "e", "7"));
    SHOW_NEW(PyIter_Next(iterator));
    Py_DECREF(iterator);
    Py_DECREF(proxy);
    PyObject *same = must(Py_BuildValue("{ss}", "a", "1"));
    SHOW_NEW(PyObject_RichCompare(dict, same, Py_EQ));
    SHOW_NEW(PyObject_RichCompare(dict, same, Py_LT));
    Py_DECREF(same);
    SHOW_NEW(call0(dict, "clear"));
    SHOW_NEW(call0(dict, "popitem"));
    SHOW_STATUS(PyObject_Hash(dict));
    Py_DECREF(dict);
    SHOW_NEW(PyObject_CallFunction(kind, "i", 3));
    SHOW_NEW(PyObject_CallFunction(kind, "(ii)i", 3, 4, 5));
    SHOW_NEW(PyObject_CallFunction(proxy_kind, "i", 3));
    SHOW_NEW(PyObject_GetItem(kind, (PyObject *)&PyLong_Type));
}

static void strs(long count)
{
    PyObject *kind = get(module, "istr");
    long same = 0;
    for (long i = 0; i < count; i++) {
        PyObject *plain = text("Header-%ld", i), *own = must(PyObject_CallOneArg(kind, plain));
        same += PyObject_RichCompareBool(plain, own, Py_EQ) + (PyObject_Hash(plain) == PyObject_Hash(own));
        Py_DECREF(own);
        Py_DECREF(plain);
    }
    printf("istr: %ld\n", same);
    SHOW_NEW(PyObject_CallFunction(kind, "s", "Text"));
    SHOW_NEW(PyObject_CallFunction(kind, "i", 5));
    SHOW_NEW(PyObject_CallNoArgs(kind));
    SHOW_NEW(PyObject_GetAttrString(kind, "__mro__"));
    Py_DECREF(kind);
}

static void cycle(PyObject *kind)
{
    PyObject *dict = must(PyObject_CallNoArgs(kind)), *reference = weak(dict);
    drop(call2(dict, "add", host_name("itself"), dict));
    Py_DECREF(dict);
    show_weak("in itself", Py_NewRef(reference));
    PyGC_Collect();
    show_weak("after a collection", reference);
}

static void workload(void)
{
    const char *names[][2] = {{"MultiDict", "MultiDictProxy"}, {"CIMultiDict", "CIMultiDictProxy"}};
    for (int i = 0; i < 2; i++) {
        PyObject *kind = get(module, names[i][0]), *proxy_kind = get(module, names[i][1]);
        long total = 0;
        for (long time = size_of_run(100); time > 0; time--) {
            total += add_many(kind, proxy_kind);
        }
        printf("%s: %ld\n", names[i][0], total);
        values(kind, proxy_kind);
        cycle(kind);
        Py_DECREF(kind);
        Py_DECREF(proxy_kind);
    }
    PyGC_Collect();
    strs(size_of_run(5000));
}

WHEEL_MAIN("multidict", load_all, workload)
