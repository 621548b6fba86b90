/* What classes inherit from those of collections.abc: methods of sequences, sets and mappings out of a few of their own. */

#include "library.h"

static PyObject *inner(PyObject *self)
{
    return attribute(self, "inner");
}

#define WITH(expression)                                                                                              \
    PyObject *in = inner(self);                                                                                       \
    if (in == NULL) {                                                                                                 \
        return NULL;                                                                                                  \
    }                                                                                                                 \
    PyObject *result = (expression);                                                                                  \
    Py_DECREF(in);                                                                                                    \
    return result

static PyObject *none_if(int status)
{
    return status < 0 ? NULL : Py_NewRef(Py_None);
}

static PyObject *getitem(PyObject *self, PyObject *key)
{
    WITH(PyObject_GetItem(in, key));
}

static PyObject *setitem(PyObject *self, PyObject *args)
{
    WITH(none_if(PyObject_SetItem(in, PyTuple_GetItem(args, 0), PyTuple_GetItem(args, 1))));
}

static PyObject *delitem(PyObject *self, PyObject *key)
{
    WITH(none_if(PyObject_DelItem(in, key)));
}

static PyObject *len(PyObject *self, PyObject *none)
{
    WITH(PyLong_FromSsize_t(PyObject_Size(in)));
}

static PyObject *insert(PyObject *self, PyObject *args)
{
    WITH(none_if(PyList_Insert(in, PyLong_AsSsize_t(PyTuple_GetItem(args, 0)), PyTuple_GetItem(args, 1))));
}

static PyObject *iterate(PyObject *self, PyObject *none)
{
    WITH(PyObject_GetIter(in));
}

static PyObject *contains(PyObject *self, PyObject *key)
{
    WITH(PyBool_FromLong(PySequence_Contains(in, key)));
}

static PyObject *add(PyObject *self, PyObject *key)
{
    WITH(none_if(PySet_Add(in, key)));
}

static PyObject *discard(PyObject *self, PyObject *key)
{
    WITH(none_if(PySet_Discard(in, key)));
}

static PyObject *from_iterable(PyObject *class, PyObject *items)
{
    return PySet_New(items);
}

static PyMethodDef defs[] = {{"__getitem__", getitem, METH_O, NULL}, {"__setitem__", setitem, METH_VARARGS, NULL}, {"__delitem__", delitem, METH_O, NULL}, {"__len__", len, METH_NOARGS, NULL},
    {"insert", insert, METH_VARARGS, NULL}, {"__iter__", iterate, METH_NOARGS, NULL}, {"__contains__", contains, METH_O, NULL}, {"add", add, METH_O, NULL}, {"discard", discard, METH_O, NULL}};

static PyMethodDef from_def = {"_from_iterable", from_iterable, METH_O, NULL};

/* A class that inherits from one of collections.abc and has the methods that are named. */
static PyObject *class_of(const char *base, const char *methods)
{
    PyObject *dict = PyDict_New();
    for (size_t i = 0; i < sizeof defs / sizeof *defs; i++) {
        if (strchr(methods, (int)('0' + i)) != NULL) {
            PyObject *method = PyDescr_NewMethod(&PyBaseObject_Type, &defs[i]);
            PyDict_SetItemString(dict, defs[i].ml_name, method);
            Py_DECREF(method);
        }
    }
    if (strstr(base, "Set") != NULL) {
        PyObject *function = PyCFunction_New(&from_def, NULL), *fixed = PyStaticMethod_New(function);
        PyDict_SetItemString(dict, "_from_iterable", fixed);
        Py_DECREF(function);
        Py_DECREF(fixed);
    }
    PyObject *abstract = library("collections.abc", base);
    PyObject *class = PyObject_CallFunction((PyObject *)Py_TYPE(abstract), "s(O)O", "Own", abstract, dict);
    Py_DECREF(abstract);
    Py_DECREF(dict);
    return class;
}

static PyObject *with_inner(PyObject *class, PyObject *content)
{
    PyObject *op = PyObject_CallNoArgs(class);
    if (op != NULL) {
        PyObject_SetAttr(op, PyUnicode_InternFromString("inner"), content);
    }
    Py_DECREF(content);
    return op;
}

static void show_inner(PyObject *op)
{
    object_show("inner", inner(op), 1);
}

static void sequences(void)
{
    PyObject *class = class_of("MutableSequence", "01234"), *s = with_inner(class, Py_BuildValue("[iiii]", 1, 2, 3, 2));
    SHOW_STATUS(PySequence_Contains(s, Py_None));
    PyObject *two = PyLong_FromLong(2);
    SHOW_STATUS(PySequence_Contains(s, two));
    SHOW_NEW(items_of(Py_NewRef(s), 9));
    SHOW_NEW(items_of(call_method(s, "__reversed__", NULL), 9));
    CALL(s, "index", "i", 2);
    CALL(s, "index", "ii", 2, 2);
    CALL(s, "index", "iii", 2, -1, 9);
    CALL(s, "index", "iii", 2, 0, 1);
    CALL(s, "index", "i", 9);
    CALL(s, "count", "i", 2);
    CALL(s, "append", "i", 9);
    CALL(s, "extend", "([ii])", 7, 8);
    CALL(s, "extend", "(O)", s);
    show_inner(s);
    CALL(s, "pop", NULL);
    CALL(s, "pop", "i", 0);
    CALL(s, "pop", "i", 99);
    CALL(s, "remove", "i", 9);
    CALL(s, "remove", "i", 99);
    CALL(s, "reverse", NULL);
    show_inner(s);
    PyObject *list = Py_BuildValue("[i]", 5), *same = PyNumber_InPlaceAdd(s, list);
    CHECK(same == s);
    Py_XDECREF(same);
    Py_DECREF(list);
    show_inner(s);
    CALL(s, "clear", NULL);
    show_inner(s);
    CALL(s, "pop", NULL);
    Py_DECREF(two);
    Py_DECREF(s);
    Py_DECREF(class);
}

static void sets(void)
{
    PyObject *class = class_of("MutableSet", "35678"), *list = Py_BuildValue("[iii]", 1, 2, 3), *other = Py_BuildValue("[ii]", 2, 9);
    PyObject *s = with_inner(class, PySet_New(list)), *t = with_inner(class, PySet_New(other)), *got;
    PyObject *(*combine[])(PyObject *, PyObject *) = {PyNumber_Or, PyNumber_And, PyNumber_Subtract, PyNumber_Xor};
    for (int i = 0; i < 4; i++) {
        SHOW_NEW(combine[i](s, t));
        SHOW_NEW(combine[i](s, other));
        SHOW_NEW(combine[i](other, s));
        SHOW_NEW(combine[i](s, Py_None));
    }
    for (int op = 0; op < 6; op++) {
        SHOW_NEW(PyObject_RichCompare(s, t, op));
        SHOW_NEW(PyObject_RichCompare(s, s, op));
    }
    SHOW_NEW(PyObject_RichCompare(s, list, Py_LT));
    CALL(s, "isdisjoint", "O", t);
    CALL(s, "isdisjoint", "([i])", 77);
    CALL(s, "remove", "i", 1);
    CALL(s, "remove", "i", 1);
    got = PyNumber_InPlaceOr(s, t);
    CHECK(got == s);
    Py_XDECREF(got);
    show_inner(s);
    got = PyNumber_InPlaceSubtract(s, t);
    Py_XDECREF(got);
    show_inner(s);
    got = PyNumber_InPlaceXor(s, t);
    Py_XDECREF(got);
    show_inner(s);
    got = PyNumber_InPlaceAnd(s, t);
    Py_XDECREF(got);
    show_inner(s);
    CALL(s, "clear", NULL);
    show_inner(s);
    CALL(s, "pop", NULL);
    SHOW_STATUS(PyObject_Hash(s));
    Py_DECREF(s);
    Py_DECREF(t);
    Py_DECREF(list);
    Py_DECREF(other);
    Py_DECREF(class);
}

static void mappings(void)
{
    PyObject *class = class_of("MutableMapping", "01235"), *m = with_inner(class, Py_BuildValue("{s:i,s:i}", "a", 1, "b", 2));
    CALL(m, "get", "s", "a");
    CALL(m, "get", "s", "z");
    CALL(m, "get", "si", "z", 5);
    PyObject *a = PyUnicode_FromString("a");
    SHOW_STATUS(PySequence_Contains(m, a));
    SHOW_STATUS(PySequence_Contains(m, Py_None));
    SHOW_NEW(items_of(call_method(m, "keys", NULL), 9));
    SHOW_NEW(items_of(call_method(m, "items", NULL), 9));
    SHOW_NEW(items_of(call_method(m, "values", NULL), 9));
    PyObject *keys = call_method(m, "keys", NULL), *items = call_method(m, "items", NULL), *values = call_method(m, "values", NULL);
    SHOW_STATUS(PyObject_Size(keys));
    SHOW_STATUS(PySequence_Contains(keys, a));
    SHOW_STATUS(PySequence_Contains(keys, Py_None));
    PyObject *pair = Py_BuildValue("(si)", "a", 1), *one = PyLong_FromLong(1), *other = Py_BuildValue("[s]", "a");
    SHOW_STATUS(PySequence_Contains(items, pair));
    SHOW_STATUS(PySequence_Contains(values, one));
    SHOW_STATUS(PySequence_Contains(values, pair));
    SHOW_NEW(PyNumber_And(keys, other));
    SHOW_NEW(PyNumber_Subtract(keys, other));
    SHOW_NEW(PyObject_RichCompare(keys, keys, Py_LE));
    PyObject *dict = Py_BuildValue("{s:i,s:i}", "a", 1, "b", 2);
    SHOW_NEW(PyObject_RichCompare(m, dict, Py_EQ));
    SHOW_NEW(PyObject_RichCompare(m, other, Py_EQ));
    CALL(m, "pop", "s", "a");
    CALL(m, "pop", "s", "a");
    CALL(m, "pop", "si", "a", 7);
    CALL(m, "setdefault", "si", "b", 9);
    CALL(m, "setdefault", "si", "c", 9);
    CALL(m, "setdefault", "s", "d");
    CALL(m, "update", "(O)", dict);
    CALL(m, "update", "([(si)])", "e", 4);
    CALL(m, "update", "([(sii)])", "e", 4, 4);
    CALL(m, "update", "(i)", 4);
    CALL(m, "update", NULL);
    show_inner(m);
    CALL(m, "popitem", NULL);
    CALL(m, "clear", NULL);
    show_inner(m);
    CALL(m, "popitem", NULL);
    SHOW_STATUS(PyObject_Hash(m));
    SHOW_NEW(PyObject_GetAttrString((PyObject *)Py_TYPE(m), "__reversed__"));
    Py_DECREF(dict);
    Py_DECREF(pair);
    Py_DECREF(one);
    Py_DECREF(other);
    Py_DECREF(keys);
    Py_DECREF(items);
    Py_DECREF(values);
    Py_DECREF(a);
    Py_DECREF(m);
    Py_DECREF(class);
}

static void body(void)
{
    sequences();
    sets();
    mappings();
    PyGC_Collect();
}

OBJECT_MAIN(body)
