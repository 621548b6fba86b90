/* persistent: objects of a class made by a call live in a cache as ghosts or loaded; a collection of the cache, cycles. */

#include "host.h"

static PyObject *persistent, *pickle_cache;

static void load_all(void)
{
    PyObject *module = load("persistent/cPersistence" EXTENSION, "persistent.cPersistence");
    PyObject *parent = stub_module("persistent");
    must_be_zero(PyObject_SetAttrString(parent, "cPersistence", module));
    persistent = get(module, "Persistent");
    pickle_cache = get(load("persistent/cPickleCache" EXTENSION, "persistent.cPickleCache"), "PickleCache");
}

/* The jar: what loads the state of a ghost, and hears of changes. */
static long loaded, registered;

static PyObject *jar_setstate(PyObject *self, PyObject *object)
{
    loaded++;
    PyObject *state = must(Py_BuildValue("{si}", "value", 7)), *result = call1(object, "__setstate__", state);
    Py_DECREF(state);
    return result;
}

static PyObject *jar_register(PyObject *self, PyObject *object)
{
    registered++;
    Py_RETURN_NONE;
}

static PyMethodDef jar_methods[] = {
    {"setstate", jar_setstate, METH_O, NULL},
    {"register", jar_register, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot jar_slots[] = {{Py_tp_methods, jar_methods}, {0, NULL}};
static PyType_Spec jar_spec = {"wheels.Jar", 0, 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, jar_slots};

/* class Jar(JarMethods): pass, so that it has a dict. */
static PyObject *new_jar(void)
{
    PyObject *methods = must(PyType_FromSpec(&jar_spec)), *kind = new_class("wheels", "Jar", methods);
    PyObject *jar = must(PyObject_CallNoArgs(kind));
    Py_DECREF(methods);
    Py_DECREF(kind);
    return jar;
}

static PyObject *oid(long i)
{
    unsigned char bytes[8] = {0, 0, 0, 0, i >> 24, i >> 16, i >> 8, i};
    return must(PyBytes_FromStringAndSize((char *)bytes, 8));
}

static PyObject *object_of(PyObject *kind, PyObject *jar, PyObject *cache, long i)
{
    PyObject *object = must(PyObject_CallNoArgs(kind)), *key = oid(i);
    must_be_zero(PyObject_SetAttr(object, host_name("_p_jar"), jar));
    must_be_zero(PyObject_SetAttr(object, host_name("_p_oid"), key));
    must_be_zero(PyObject_SetItem(cache, key, object));
    must_be_zero(PyObject_SetAttr(object, host_name("itself"), object));
    must_be_zero(PyObject_SetAttr(object, host_name("value"), key));
    Py_DECREF(key);
    return object;
}

static void states(PyObject *object)
{
    SHOW_NEW(PyObject_GetAttrString(object, "_p_changed"));
    SHOW_NEW(PyObject_GetAttrString(object, "_p_state"));
    SHOW_NEW(PyObject_GetAttrString(object, "_p_oid"));
}

static void show_cache(PyObject *cache)
{
    printf("length %zd\n", PyObject_Length(cache));
    SHOW_NEW(PyObject_GetAttrString(cache, "cache_size"));
    SHOW_NEW(PyObject_GetAttrString(cache, "cache_non_ghost_count"));
    SHOW_NEW(call0(cache, "ringlen"));
}

static void errors(PyObject *object, PyObject *cache, PyObject *jar)
{
    PyObject *key = oid(1 << 28);
    SHOW_NEW(PyObject_GetAttrString(object, "missing"));
    SHOW_STATUS(PyObject_SetAttrString(object, "_p_oid", key));
    SHOW_STATUS(PyObject_SetAttrString(object, "_p_jar", Py_None));
    SHOW_STATUS(PyObject_SetAttrString(object, "_p_serial", Py_None));
    SHOW_STATUS(PyObject_SetAttrString(object, "_p_state", Py_None));
    SHOW_NEW(PyObject_GetItem(cache, key));
    SHOW_STATUS(PyObject_SetItem(cache, key, object));
    SHOW_STATUS(PyObject_SetItem(cache, Py_None, object));
    SHOW_STATUS(PyObject_SetItem(cache, key, Py_None));
    SHOW_NEW(call1(cache, "get", key));
    SHOW_NEW(call2(cache, "get", key, Py_False));
    SHOW_NEW(call(cache, "new_ghost", "(OO)", key, Py_None));
    SHOW_NEW(PyObject_CallNoArgs(pickle_cache));
    Py_DECREF(key);
}

static void workload(void)
{
    loaded = registered = 0;
    PyObject *kind = new_class("wheels", "Kind", persistent), *jar = new_jar();
    PyObject *cache = must(PyObject_CallFunction(pickle_cache, "Oi", jar, 500));
    must_be_zero(PyObject_SetAttrString(jar, "_cache", cache));
    long count = size_of_run(20000);
    PyObject *objects = must(PyList_New(count));
    for (long i = 0; i < count; i++) {
        PyList_SET_ITEM(objects, i, object_of(kind, jar, cache, i));
    }
    PyObject *first = PyList_GET_ITEM(objects, 0), *reference = weak(first);
    states(first);
    printf("%ld changes\n", registered);
    for (long i = 0; i < count; i++) {
        must_be_zero(PyObject_SetAttr(PyList_GET_ITEM(objects, i), host_name("_p_changed"), Py_False));
    }
    show_cache(cache);
    SHOW_NEW(call0(cache, "incrgc"));
    show_cache(cache);
    states(first);
    SHOW_NEW(PyObject_GetAttrString(first, "value"));
    states(first);
    for (long i = 0; i < count; i += 3) {
        drop(PyObject_GetAttr(PyList_GET_ITEM(objects, i), host_name("value")));
    }
    printf("%ld loaded\n", loaded);
    SHOW_NEW(call0(cache, "minimize"));
    show_cache(cache);
    SHOW_NEW(call0(cache, "full_sweep"));
    show_cache(cache);
    errors(first, cache, jar);
    Py_DECREF(objects);
    printf("length %zd\n", PyObject_Length(cache));
    show_weak("the first object", reference);
    must_be_zero(PyObject_DelAttrString(jar, "_cache"));
    Py_DECREF(cache);
    Py_DECREF(jar);
    Py_DECREF(kind);
    PyGC_Collect();
}

WHEEL_MAIN("persistent", load_all, workload)
