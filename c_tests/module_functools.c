/* functools: partial, reduce, cmp_to_key, wraps, lru_cache and cached_property. */

#include "library.h"

#define F(name, ...) object_show(name " " #__VA_ARGS__, library_call("functools", name, __VA_ARGS__), 1)
#define NAMED(name, args, kwargs) object_show(name " " #args " " #kwargs, library_apply("functools", name, args, kwargs), 1)

static int calls;

static PyObject *traced(PyObject *self, PyObject *args, PyObject *kwargs)
{
    calls++;
    PyObject *none = kwargs == NULL ? Py_None : kwargs;
    return Py_BuildValue("(OO)", args, none);
}

static PyMethodDef traced_def = {"traced", (PyCFunction)(void (*)(void))traced, METH_VARARGS | METH_KEYWORDS, "What it was called with."};

static PyObject *compare(PyObject *self, PyObject *args)
{
    PyObject *a, *b;
    if (!PyArg_ParseTuple(args, "OO", &a, &b)) {
        return NULL;
    }
    return PyLong_FromLong(PyLong_AsLong(b) - PyLong_AsLong(a));
}

static PyMethodDef compare_def = {"compare", compare, METH_VARARGS, NULL};

static void partials(PyObject *function)
{
    PyObject *one = library_call("functools", "partial", "(Oi)", function, 1), *result;
    SHOW_NEW(PyObject_CallFunction(one, "ii", 2, 3));
    SHOW_NEW(PyObject_CallNoArgs(one));
    PyObject *kwargs = Py_BuildValue("{s:i}", "k", 5), *args = PyTuple_New(0);
    SHOW_NEW(PyObject_Call(one, args, kwargs));
    SHOW_NEW(PyObject_CallFunction(one, "iiiiiiiiiiii", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    PyObject *two = library_apply("functools", "partial", Py_BuildValue("(Oi)", one, 7), Py_BuildValue("{s:i,s:i}", "k", 1, "l", 2));
    SHOW_NEW(PyObject_CallFunction(two, "i", 8));
    SHOW_NEW(PyObject_Call(two, args, kwargs));
    CHECK(attribute(two, "func") == function);
    Py_DECREF(function);
    SHOW_NEW(attribute(two, "args"));
    SHOW_NEW(attribute(two, "keywords"));
    SHOW_STATUS(PyObject_SetAttrString(two, "args", args));
    SHOW_STATUS(PyObject_SetAttrString(two, "extra", args));
    SHOW_NEW(attribute(two, "__dict__"));
    SHOW_NEW(attribute(two, "none"));
    PyObject *reduced = call_method(two, "__reduce__", NULL);
    SHOW(PyTuple_Size(reduced));
    SHOW_BORROWED(PyTuple_GetItem(PyTuple_GetItem(reduced, 2), 1));
    SHOW_BORROWED(PyTuple_GetItem(PyTuple_GetItem(reduced, 2), 3));
    result = call_method(one, "__setstate__", "(O)", PyTuple_GetItem(reduced, 2));
    Py_XDECREF(result);
    SHOW_NEW(PyObject_CallNoArgs(one));
    Py_DECREF(reduced);
    SHOW_NEW(call_method(one, "__setstate__", "(i)", 1));
    SHOW_NEW(call_method(one, "__setstate__", "((iiii))", 1, 1, 1, 1));
    PyObject *of_len = library_call("functools", "partial", "(Os)", &PyLong_Type, "12");
    SHOW_BORROWED(of_len);
    SHOW_NEW(PyObject_CallFunction(of_len, "i", 5));
    Py_DECREF(of_len);
    of_len = library_apply("functools", "partial", Py_BuildValue("(O)", &PyDict_Type), Py_BuildValue("{s:i,s:s}", "a", 1, "b", "x"));
    SHOW_BORROWED(of_len);
    SHOW_NEW(PyObject_CallNoArgs(of_len));
    PyObject *weak = PyWeakref_NewRef(of_len, NULL);
    Py_DECREF(of_len);
    SHOW_NEW(PyObject_CallNoArgs(weak));
    Py_DECREF(weak);
    /* One that holds itself. */
    PyObject *list = PyList_New(0);
    of_len = library_call("functools", "partial", "(OO)", &PyList_Type, list);
    PyList_Append(list, of_len);
    SHOW_BORROWED(of_len);
    Py_DECREF(of_len);
    Py_DECREF(list);
    F("partial", "()");
    F("partial", "(i)", 1);
    Py_DECREF(args);
    Py_DECREF(kwargs);
    Py_DECREF(one);
    Py_DECREF(two);
}

static void keys(void)
{
    PyObject *function = PyCFunction_New(&compare_def, NULL);
    PyObject *key = library_call("functools", "cmp_to_key", "(O)", function), *list = Py_BuildValue("[iiii]", 3, 1, 4, 2);
    PyObject *one = PyObject_CallFunction(key, "i", 1), *two = PyObject_CallFunction(key, "i", 2);
    for (int op = 0; op < 6; op++) {
        SHOW_NEW(PyObject_RichCompare(one, two, op));
    }
    SHOW_NEW(attribute(one, "obj"));
    SHOW_NEW(PyObject_RichCompare(one, list, Py_LT));
    SHOW_NEW(PyObject_RichCompare(one, key, Py_LT));
    SHOW_STATUS(PyObject_Hash(one));
    SHOW_NEW(PyObject_CallNoArgs(key));
    PyObject *sort = attribute(list, "sort"), *args = PyTuple_New(0), *kwargs = Py_BuildValue("{s:O}", "key", key);
    SHOW_NEW(PyObject_Call(sort, args, kwargs));
    SHOW_BORROWED(list);
    F("cmp_to_key", "()");
    NAMED("cmp_to_key", PyTuple_New(0), Py_BuildValue("{s:O}", "cmp", function));
    Py_DECREF(sort);
    Py_DECREF(args);
    Py_DECREF(kwargs);
    Py_DECREF(one);
    Py_DECREF(two);
    Py_DECREF(key);
    Py_DECREF(list);
    Py_DECREF(function);
}

static void reduced(void)
{
    PyObject *add = library("operator", "sub");
    F("reduce", "(O[iii])", add, 10, 3, 2);
    F("reduce", "(O[iii]i)", add, 10, 3, 2, 100);
    F("reduce", "(O[])", add);
    F("reduce", "(O[]i)", add, 5);
    F("reduce", "(O[i])", add, 5);
    F("reduce", "(Oi)", add, 5);
    F("reduce", "(O)", add);
    F("reduce", "(O[is])", add, 5, "x");
    Py_DECREF(add);
}

static void cached(PyObject *function)
{
    PyObject *decorate = library_apply("functools", "lru_cache", PyTuple_New(0), Py_BuildValue("{s:i}", "maxsize", 2));
    PyObject *cache = PyObject_CallOneArg(decorate, function);
    calls = 0;
    SHOW_NEW(PyObject_CallFunction(cache, "i", 1));
    SHOW_NEW(PyObject_CallFunction(cache, "i", 1));
    SHOW_NEW(PyObject_CallFunction(cache, "d", 1.0));
    SHOW_NEW(PyObject_CallFunction(cache, "s", "b"));
    SHOW(calls);
    SHOW_NEW(PyObject_CallFunction(cache, "i", 1));
    SHOW_NEW(PyObject_CallFunction(cache, "i", 3));
    SHOW_NEW(PyObject_CallFunction(cache, "s", "b"));
    SHOW_NEW(PyObject_CallFunction(cache, "i", 1));
    SHOW(calls);
    SHOW_NEW(call_method(cache, "cache_info", NULL));
    SHOW_NEW(call_method(cache, "cache_parameters", NULL));
    SHOW_NEW(PyObject_CallFunction(cache, "[]"));
    SHOW_NEW(attribute(cache, "__name__"));
    SHOW_NEW(attribute(cache, "__doc__"));
    PyObject *wrapped = attribute(cache, "__wrapped__");
    CHECK(wrapped == function);
    Py_XDECREF(wrapped);
    SHOW_NEW(call_method(cache, "cache_clear", NULL));
    SHOW_NEW(call_method(cache, "cache_info", NULL));
    PyObject *copy = call_method(cache, "__copy__", NULL);
    CHECK(copy == cache);
    Py_XDECREF(copy);
    SHOW_NEW(call_method(cache, "__reduce__", NULL));
    PyObject *bound = PyObject_CallFunctionObjArgs((PyObject *)&PyMethod_Type, cache, cache, NULL);
    Py_XDECREF(bound);
    Py_DECREF(cache);
    Py_DECREF(decorate);

    cache = library_call("functools", "cache", "(O)", function);
    for (int i = 0; i < 300; i++) {
        Py_XDECREF(PyObject_CallFunction(cache, "i", i % 200));
    }
    SHOW_NEW(call_method(cache, "cache_info", NULL));
    PyObject *args = Py_BuildValue("(i)", 1), *kwargs = Py_BuildValue("{s:i}", "k", 2);
    SHOW_NEW(PyObject_Call(cache, args, kwargs));
    SHOW_NEW(PyObject_Call(cache, args, kwargs));
    SHOW_NEW(call_method(cache, "cache_info", NULL));
    Py_DECREF(cache);

    decorate = library_call("functools", "lru_cache", "(iO)", 0, Py_True);
    cache = PyObject_CallOneArg(decorate, function);
    SHOW_NEW(PyObject_Call(cache, args, kwargs));
    SHOW_NEW(PyObject_Call(cache, args, kwargs));
    SHOW_NEW(call_method(cache, "cache_info", NULL));
    Py_DECREF(cache);
    Py_DECREF(decorate);
    decorate = library_call("functools", "lru_cache", "(OO)", Py_None, Py_True);
    cache = PyObject_CallOneArg(decorate, function);
    SHOW_NEW(PyObject_CallFunction(cache, "i", 1));
    SHOW_NEW(PyObject_CallFunction(cache, "d", 1.0));
    SHOW_NEW(PyObject_Call(cache, args, kwargs));
    SHOW_NEW(call_method(cache, "cache_info", NULL));
    Py_DECREF(cache);
    Py_DECREF(decorate);
    cache = library_call("functools", "lru_cache", "(O)", function);
    SHOW_NEW(call_method(cache, "cache_info", NULL));
    /* One that remembers itself. */
    Py_XDECREF(PyObject_CallOneArg(cache, cache));
    Py_DECREF(cache);
    F("lru_cache", "(s)", "x");
    Py_DECREF(args);
    Py_DECREF(kwargs);
}

static void wrapping(PyObject *function)
{
    PyObject *wrapper = library_call("functools", "partial", "(O)", &PyLong_Type);
    PyObject *wraps = library_call("functools", "wraps", "(O)", function);
    PyObject *same = PyObject_CallOneArg(wraps, wrapper);
    CHECK(same == wrapper);
    SHOW_NEW(attribute(wrapper, "__name__"));
    SHOW_NEW(attribute(wrapper, "__doc__"));
    SHOW_NEW(attribute(wrapper, "__annotations__"));
    PyObject *wrapped = attribute(wrapper, "__wrapped__");
    CHECK(wrapped == function);
    Py_XDECREF(wrapped);
    Py_XDECREF(same);
    Py_DECREF(wraps);
    Py_DECREF(wrapper);
    F("update_wrapper", "(Oi)", function, 5);
    F("update_wrapper", "()");
    object_show("WRAPPER_ASSIGNMENTS", library("functools", "WRAPPER_ASSIGNMENTS"), 1);
    object_show("WRAPPER_UPDATES", library("functools", "WRAPPER_UPDATES"), 1);
}

static void properties(void)
{
    PyObject *property = library_call("functools", "cached_property", "(O)", &PyBool_Type);
    PyObject *dict = Py_BuildValue("{s:O}", "value", property);
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "s()O", "Holder", dict);
    PyObject *instance = PyObject_CallNoArgs(class);
    SHOW_NEW(attribute(property, "attrname"));
    SHOW_NEW(attribute(instance, "value"));
    SHOW_NEW(attribute(instance, "__dict__"));
    SHOW_STATUS(PyObject_SetAttrString(instance, "value", Py_None));
    SHOW_NEW(attribute(instance, "value"));
    PyObject *same = attribute(class, "value");
    CHECK(same == property);
    Py_XDECREF(same);
    SHOW_NEW(call_method(property, "__set_name__", "Os", class, "value"));
    SHOW_NEW(call_method(property, "__set_name__", "Os", class, "other"));
    SHOW_NEW(call_method(property, "__get__", "iO", 5, &PyLong_Type));
    Py_DECREF(instance);
    Py_DECREF(class);
    Py_DECREF(dict);
    Py_DECREF(property);
    property = library_call("functools", "cached_property", "(O)", &PyBool_Type);
    SHOW_NEW(call_method(property, "__get__", "iO", 5, &PyLong_Type));
    Py_DECREF(property);
    PyGC_Collect();
}

static void body(void)
{
    PyObject *function = PyCFunction_New(&traced_def, NULL);
    partials(function);
    keys();
    reduced();
    cached(function);
    wrapping(function);
    properties();
    Py_DECREF(function);
}

OBJECT_MAIN(body)
