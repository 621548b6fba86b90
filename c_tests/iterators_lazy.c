/* map, filter and zip: what they take and refuse, what they give, how long they are, and how they are taken apart. */
#include "object.h"

#include <sys/resource.h>

static PyObject *builtins;

static PyObject *make(const char *name, PyObject *args, PyObject *kwargs)
{
    PyObject *kind = PyObject_GetAttrString(builtins, name);
    PyObject *made = kind != NULL && args != NULL ? PyObject_Call(kind, args, kwargs) : NULL;
    Py_XDECREF(kind);
    Py_XDECREF(args);
    Py_XDECREF(kwargs);
    return made;
}

/* Prints all that an iterator gives, and takes over its reference. */
static void drain(const char *title, PyObject *iterator)
{
    if (iterator == NULL) {
        SHOW_ERROR(title);
        return;
    }
    printf("%s %s: ", title, Py_TYPE(iterator)->tp_name);
    SHOW_NEW(PySequence_List(iterator));
    Py_DECREF(iterator);
}

#define MAKE(name, ...) drain(name, make(name, Py_BuildValue(__VA_ARGS__), NULL))
#define MAKE_WITH(name, kwargs, ...) drain(name, make(name, Py_BuildValue(__VA_ARGS__), kwargs))
#define STRICT Py_BuildValue("{sO}", "strict", Py_True)

static PyObject *of(const char *name)
{
    return PyObject_GetAttrString(builtins, name);
}

static void maps(void)
{
    MAKE("map", "()");
    MAKE("map", "(O)", Py_None);
    MAKE("map", "(Ni)", of("len"), 3);
    MAKE("map", "(N[ss])", of("len"), "a", "bcd");
    MAKE("map", "(N[ii][iii])", of("pow"), 2, 3, 4, 5, 6);
    MAKE("map", "(N[ii][])", of("pow"), 2, 3);
    MAKE("map", "(N[s])", of("len"), "");
    MAKE("map", "(N[i])", of("len"), 7);
    MAKE("map", "(i[i])", 3, 7);
    MAKE("map", "(Nssssssssss)", of("max"), "ab", "bc", "cd", "de", "xy", "ab", "za", "aa", "bb", "cc");
    MAKE("map", "(Ns(s)ssssssss)", of("max"), "ab", "bc", "cd", "de", "xy", "ab", "za", "aa", "bb", "cc");
    MAKE_WITH("map", Py_BuildValue("{si}", "x", 3), "(N[s])", of("len"), "a");
    PyObject *map = make("map", Py_BuildValue("(N(ss))", of("len"), "a", "bc"), NULL);
    PyObject *reduced = PyObject_CallMethod(map, "__reduce__", NULL);
    printf("%zd ", PyTuple_GET_SIZE(reduced));
    SHOW_BORROWED(PyTuple_GET_ITEM(reduced, 0));
    SHOW_STATUS(PyTuple_GET_SIZE(PyTuple_GET_ITEM(reduced, 1)));
    SHOW_BORROWED(PyTuple_GET_ITEM(PyTuple_GET_ITEM(reduced, 1), 0));
    Py_DECREF(reduced);
    SHOW_STATUS(PyObject_GC_IsTracked(map));
    SHOW_NEW(PyIter_Next(map));
    SHOW_NEW(PyIter_Next(map));
    SHOW_STATUS(PyIter_Next(map) == NULL);
    SHOW_STATUS(PyIter_Next(map) == NULL);
    SHOW_STATUS(PyObject_LengthHint(map, 9));
    Py_DECREF(map);
}

static void filters(void)
{
    MAKE("filter", "()");
    MAKE("filter", "(O)", Py_None);
    MAKE("filter", "(Oii)", Py_None, 1, 2);
    MAKE("filter", "(Oi)", Py_None, 3);
    MAKE("filter", "(O[iisO])", Py_None, 0, 1, "", Py_True);
    MAKE("filter", "(N[iisO])", of("bool"), 0, 1, "", Py_True);
    MAKE("filter", "(N(sss))", of("len"), "", "a", "");
    MAKE("filter", "(N(si))", of("len"), "a", 3);
    MAKE("filter", "(i(si))", 8, "a", 3);
    MAKE_WITH("filter", Py_BuildValue("{si}", "x", 3), "(O[s])", Py_None, "a");
    PyObject *filter = make("filter", Py_BuildValue("(O(ss))", Py_None, "a", "bc"), NULL);
    PyObject *reduced = PyObject_CallMethod(filter, "__reduce__", NULL);
    printf("%zd ", PyTuple_GET_SIZE(reduced));
    SHOW_BORROWED(PyTuple_GET_ITEM(reduced, 0));
    SHOW_STATUS(PyTuple_GET_SIZE(PyTuple_GET_ITEM(reduced, 1)));
    SHOW_BORROWED(PyTuple_GET_ITEM(PyTuple_GET_ITEM(reduced, 1), 0));
    Py_DECREF(reduced);
    Py_DECREF(filter);
}

static void zips(void)
{
    MAKE("zip", "()");
    MAKE("zip", "(i)", 3);
    MAKE("zip", "([]i)", 3);
    MAKE("zip", "(s)", "abc");
    MAKE("zip", "(ss)", "abc", "de");
    MAKE("zip", "(sss)", "ab", "cde", "fg");
    MAKE_WITH("zip", STRICT, "()");
    MAKE_WITH("zip", STRICT, "(ss)", "ab", "cd");
    MAKE_WITH("zip", STRICT, "(ss)", "a", "cd");
    MAKE_WITH("zip", STRICT, "(ss)", "ab", "c");
    MAKE_WITH("zip", STRICT, "(sss)", "ab", "cd", "e");
    MAKE_WITH("zip", STRICT, "(sss)", "a", "c", "ef");
    MAKE_WITH("zip", STRICT, "(ssss)", "ab", "cd", "ef", "g");
    MAKE_WITH("zip", STRICT, "(sss)", "ab", "", "c");
    MAKE_WITH("zip", Py_BuildValue("{sO}", "strict", Py_False), "(ss)", "a", "cd");
    MAKE_WITH("zip", Py_BuildValue("{sO}", "stric", Py_False), "(ss)", "a", "cd");
    MAKE_WITH("zip", Py_BuildValue("{sisi}", "strict", 1, "more", 2), "(s)", "a");
    PyObject *zip = make("zip", Py_BuildValue("(ss)", "abcd", "efgh"), NULL);
    PyObject *kept = PyIter_Next(zip), *again = PyIter_Next(zip);
    SHOW_STATUS(kept == again);
    SHOW_BORROWED(kept);
    SHOW_NEW(again);
    Py_DECREF(kept);
    kept = PyIter_Next(zip);
    PyObject *first = kept;
    Py_DECREF(kept);
    again = PyIter_Next(zip);
    SHOW_STATUS(first == again);
    SHOW_NEW(again);
    PyObject *reduced = PyObject_CallMethod(zip, "__reduce__", NULL);
    SHOW_STATUS(PyTuple_GET_SIZE(reduced));
    Py_DECREF(reduced);
    SHOW_NEW(PyObject_CallMethod(zip, "__setstate__", "s", "yes"));
    reduced = PyObject_CallMethod(zip, "__reduce__", NULL);
    SHOW_STATUS(PyTuple_GET_SIZE(reduced));
    SHOW_BORROWED(PyTuple_GET_ITEM(reduced, 2));
    Py_DECREF(reduced);
    Py_DECREF(zip);
}

/* Names by which only the types differ. */
static void types(void)
{
    PyTypeObject *all[] = {&PyMap_Type, &PyFilter_Type, &PyZip_Type};
    for (int i = 0; i < 3; i++) {
        PyObject *kind = (PyObject *)all[i];
        SHOW_DOCUMENTED(kind);
        SHOW_NEW(PyObject_GetAttrString(kind, "__text_signature__"));
        printf("%zd %lx\n", all[i]->tp_basicsize, all[i]->tp_flags & ~Py_TPFLAGS_VALID_VERSION_TAG);
        PyObject *made = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){}", "Sub", kind);
        PyObject *one = i < 2 ? PyObject_CallFunction(made, "O(ss)", &PyUnicode_Type, "a", "b")
                              : PyObject_CallFunction(made, "(ss)", "a", "b");
        drain("sub", one);
        Py_XDECREF(made);
    }
}

/* A chain of many, dropped at once. */
static void deep(void)
{
    /* Ten thousand nested calls of a library that is built without optimisation take more than the usual 8 MiB. */
    struct rlimit stack;
    getrlimit(RLIMIT_STACK, &stack);
    stack.rlim_cur = 64 << 20;
    setrlimit(RLIMIT_STACK, &stack);
    PyObject *chain = PyTuple_New(0);
    for (int i = 0; i < 30000; i++) {
        chain = make("filter", Py_BuildValue("(ON)", Py_None, chain), NULL);
        REQUIRE(chain != NULL);
    }
    Py_DECREF(chain);
}

static void lazy(void)
{
    builtins = PyImport_ImportModule("builtins");
    maps();
    filters();
    zips();
    types();
    deep();
    Py_DECREF(builtins);
}

OBJECT_MAIN(lazy)
