/* The module _weakref: counts, lists, proxies, dead entries of dicts. */

#include "object.h"

static PyObject *call(const char *name, const char *format, ...)
{
    static PyObject *module;
    if (module == NULL) {
        module = PyImport_ImportModule("_weakref");
        REQUIRE(module != NULL);
    }
    PyObject *function = PyDict_GetItemString(PyModule_GetDict(module), name);
    REQUIRE(function != NULL);
    va_list va;
    va_start(va, format);
    PyObject *args = Py_VaBuildValue(format, va);
    va_end(va);
    PyObject *result = PyObject_CallObject(function, args);
    Py_DECREF(args);
    return result;
}

static void body(void)
{
    PyObject *set = PySet_New(NULL);
    SHOW_NEW(call("getweakrefcount", "(O)", set));
    SHOW_NEW(call("getweakrefs", "(O)", set));
    PyObject *one = PyWeakref_NewRef(set, NULL), *two = call("ref", "(O)", set);
    CHECK(one == two);
    PyObject *three = call("ref", "(OO)", set, (PyObject *)&PyLong_Type);
    PyObject *proxy = call("proxy", "(O)", set);
    SHOW_NEW(call("getweakrefcount", "(O)", set));
    PyObject *all = call("getweakrefs", "(O)", set);
    SHOW(PyList_Size(all));
    CHECK(PyList_GetItem(all, 0) == one);
    CHECK(PyList_GetItem(all, 1) == proxy);
    CHECK(PyList_GetItem(all, 2) == three);
    Py_DECREF(all);
    SHOW_NEW(call("getweakrefcount", "(i)", 1));
    SHOW_NEW(call("getweakrefs", "(i)", 1));
    SHOW_NEW(call("proxy", "()"));
    SHOW_NEW(call("proxy", "(i)", 1));
    SHOW_NEW(call("proxy", "(OOO)", set, Py_None, Py_None));
    PyObject *callback = PyObject_GetAttr(three, PyUnicode_InternFromString("__callback__"));
    CHECK(callback == (PyObject *)&PyLong_Type);
    Py_XDECREF(callback);

    PyObject *dict = Py_BuildValue("{s:O,s:i}", "set", one, "number", 1);
    SHOW_NEW(call("_remove_dead_weakref", "(Os)", dict, "set"));
    SHOW(PyDict_Size(dict));
    SHOW_NEW(call("_remove_dead_weakref", "(Os)", dict, "nothing"));
    SHOW_NEW(call("_remove_dead_weakref", "(Os)", dict, "number"));
    SHOW_NEW(call("_remove_dead_weakref", "(is)", 1, "set"));
    SHOW_NEW(call("_remove_dead_weakref", "(O)", dict));
    Py_DECREF(three);
    Py_DECREF(set);
    SHOW_NEW(call("_remove_dead_weakref", "(Os)", dict, "set"));
    SHOW(PyDict_Size(dict));
    Py_DECREF(dict);
    Py_DECREF(one);
    Py_DECREF(two);
    Py_DECREF(proxy);
}

OBJECT_MAIN(body)
