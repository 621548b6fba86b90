/* weakref: dictionaries and sets whose items go when they die, and functions that are called when an object dies. */

#include "library.h"

static PyObject *class;

static PyObject *thing(void)
{
    return PyObject_CallNoArgs(class);
}

static int called;

static PyObject *note(PyObject *self, PyObject *args, PyObject *kwargs)
{
    called++;
    return Py_BuildValue("(OO)", args, kwargs == NULL ? Py_None : kwargs);
}

static PyMethodDef note_def = {"note", (PyCFunction)(void (*)(void))note, METH_VARARGS | METH_KEYWORDS, NULL};

static PyObject *count_of(PyObject *iterable)
{
    PyObject *list = items_of(iterable, 99);
    if (list == NULL) {
        return NULL;
    }
    PyObject *count = PyLong_FromSsize_t(PyList_Size(list));
    Py_DECREF(list);
    return count;
}

static void values(void)
{
    PyObject *d = library_call("weakref", "WeakValueDictionary", "()"), *a = thing(), *b = thing(), *got;
    SHOW_STATUS(PyMapping_SetItemString(d, "a", a));
    SHOW_STATUS(PyMapping_SetItemString(d, "b", b));
    SHOW_STATUS(PyObject_Size(d));
    got = call_method(d, "get", "s", "a");
    CHECK(got == a);
    Py_DECREF(got);
    CALL(d, "get", "s", "c");
    CALL(d, "get", "si", "c", 7);
    SHOW_NEW(PyMapping_GetItemString(d, "c"));
    SHOW_NEW(items_of(call_method(d, "keys", NULL), 9));
    SHOW_NEW(count_of(call_method(d, "values", NULL)));
    SHOW_NEW(count_of(call_method(d, "items", NULL)));
    SHOW_NEW(count_of(call_method(d, "valuerefs", NULL)));
    SHOW_NEW(items_of(Py_NewRef(d), 9));
    PyObject *copy = call_method(d, "copy", NULL);
    SHOW_STATUS(PyObject_Size(copy));
    Py_DECREF(b);
    SHOW_STATUS(PyObject_Size(d));
    SHOW_STATUS(PyObject_Size(copy));
    SHOW_STATUS(PyMapping_HasKeyString(d, "b"));
    SHOW_STATUS(PyMapping_HasKeyString(d, "a"));
    SHOW_STATUS(PyObject_SetItem(d, Py_None, Py_None));
    got = call_method(d, "setdefault", "sO", "a", Py_None);
    CHECK(got == a);
    Py_DECREF(got);
    b = thing();
    got = call_method(d, "setdefault", "sO", "b", b);
    CHECK(got == b);
    Py_DECREF(got);
    /* An entry that was replaced does not go with the one that was there before. */
    SHOW_STATUS(PyMapping_SetItemString(d, "b", a));
    Py_DECREF(b);
    SHOW_STATUS(PyObject_Size(d));
    PyObject *key = PyUnicode_FromString("a"), *none = PyUnicode_FromString("none");
    SHOW_STATUS(PyObject_DelItem(d, key));
    SHOW_STATUS(PyObject_DelItem(d, key));
    Py_DECREF(key);
    got = call_method(d, "pop", "s", "b");
    CHECK(got == a);
    Py_DECREF(got);
    CALL(d, "pop", "s", "b");
    CALL(d, "pop", "si", "b", 5);
    CALL(d, "popitem", NULL);
    PyObject *more = Py_BuildValue("{s:O,s:O}", "x", a, "y", a);
    CALL(d, "update", "(O)", more);
    SHOW_NEW(items_of(Py_NewRef(d), 9));
    got = library_call("weakref", "WeakValueDictionary", "(O)", more);
    SHOW_STATUS(PyObject_Size(got));
    CALL(got, "clear", NULL);
    SHOW_STATUS(PyObject_Size(got));
    Py_DECREF(got);
    Py_DECREF(more);
    Py_DECREF(a);
    SHOW_STATUS(PyObject_Size(d));
    Py_DECREF(none);
    Py_DECREF(copy);
    Py_DECREF(d);
    /* The values outlive it. */
    d = library_call("weakref", "WeakValueDictionary", "()");
    a = thing();
    SHOW_STATUS(PyMapping_SetItemString(d, "a", a));
    Py_DECREF(d);
    Py_DECREF(a);
}

static void keys(void)
{
    PyObject *d = library_call("weakref", "WeakKeyDictionary", "()"), *a = thing(), *b = thing(), *c = thing(), *got;
    PyObject *one = PyLong_FromLong(1), *two = PyLong_FromLong(2);
    SHOW_STATUS(PyObject_SetItem(d, a, one));
    SHOW_STATUS(PyObject_SetItem(d, b, two));
    SHOW_STATUS(PyObject_SetItem(d, one, two));
    SHOW_STATUS(PyObject_Size(d));
    SHOW_NEW(PyObject_GetItem(d, a));
    SHOW_NEW(PyObject_GetItem(d, one));
    SHOW_STATUS(PySequence_Contains(d, b));
    SHOW_STATUS(PySequence_Contains(d, c));
    SHOW_STATUS(PySequence_Contains(d, one));
    CALL(d, "get", "O", b);
    CALL(d, "get", "O", c);
    CALL(d, "get", "Oi", c, 9);
    SHOW_NEW(items_of(call_method(d, "values", NULL), 9));
    SHOW_NEW(count_of(call_method(d, "keys", NULL)));
    SHOW_NEW(count_of(call_method(d, "items", NULL)));
    SHOW_NEW(count_of(call_method(d, "keyrefs", NULL)));
    got = items_of(Py_NewRef(d), 9);
    CHECK(PyList_GetItem(got, 0) == a && PyList_GetItem(got, 1) == b);
    Py_DECREF(got);
    PyObject *copy = call_method(d, "copy", NULL);
    SHOW_STATUS(PyObject_Size(copy));
    Py_DECREF(b);
    SHOW_STATUS(PyObject_Size(d));
    SHOW_STATUS(PyObject_Size(copy));
    CALL(d, "setdefault", "Oi", a, 5);
    CALL(d, "setdefault", "Oi", c, 5);
    CALL(d, "pop", "O", c);
    CALL(d, "pop", "Oi", c, 6);
    CALL(d, "update", "(N)", Py_BuildValue("{O:i}", c, 8));
    SHOW_NEW(items_of(call_method(d, "values", NULL), 9));
    SHOW_STATUS(PyObject_DelItem(d, a));
    got = call_method(d, "popitem", NULL);
    CHECK(PyTuple_GetItem(got, 0) == c);
    Py_DECREF(got);
    CALL(d, "popitem", NULL);
    Py_DECREF(copy);
    Py_DECREF(d);
    Py_DECREF(a);
    Py_DECREF(c);
    Py_DECREF(one);
    Py_DECREF(two);
}

static void sets(void)
{
    PyObject *a = thing(), *b = thing(), *c = thing(), *list = Py_BuildValue("[OO]", a, b), *got;
    PyObject *s = library_call("weakref", "WeakSet", "(O)", list), *t = library_call("weakref", "WeakSet", "([OO])", b, c);
    SHOW_STATUS(PyObject_Size(s));
    SHOW_STATUS(PySequence_Contains(s, a));
    SHOW_STATUS(PySequence_Contains(s, c));
    SHOW_STATUS(PySequence_Contains(s, Py_None));
    CALL(s, "add", "O", a);
    CALL(s, "add", "i", 5);
    SHOW_STATUS(PyObject_Size(s));
    PyObject *(*combine[])(PyObject *, PyObject *) = {PyNumber_Or, PyNumber_And, PyNumber_Subtract, PyNumber_Xor};
    for (int i = 0; i < 4; i++) {
        got = combine[i](s, t);
        SHOW_STATUS(PyObject_Size(got));
        CHECK(Py_TYPE(got) == Py_TYPE(s));
        Py_DECREF(got);
    }
    for (int op = 0; op < 6; op++) {
        SHOW_NEW(PyObject_RichCompare(s, t, op));
        SHOW_NEW(PyObject_RichCompare(s, s, op));
    }
    CALL(s, "issubset", "O", t);
    CALL(s, "issuperset", "([O])", a);
    CALL(s, "isdisjoint", "O", t);
    got = call_method(s, "union", "([O])", c);
    SHOW_STATUS(PyObject_Size(got));
    Py_DECREF(got);
    CALL(t, "update", "(O)", s);
    SHOW_STATUS(PyObject_Size(t));
    CALL(t, "discard", "O", a);
    CALL(t, "discard", "O", a);
    CALL(t, "difference_update", "(O)", s);
    SHOW_STATUS(PyObject_Size(t));
    got = PyNumber_InPlaceOr(t, s);
    CHECK(got == t);
    Py_DECREF(got);
    SHOW_STATUS(PyObject_Size(t));
    got = call_method(s, "copy", NULL);
    Py_DECREF(list);
    Py_DECREF(b);
    SHOW_STATUS(PyObject_Size(s));
    SHOW_STATUS(PyObject_Size(t));
    SHOW_STATUS(PyObject_Size(got));
    Py_DECREF(got);
    got = items_of(Py_NewRef(s), 9);
    CHECK(PyList_Size(got) == 1 && PyList_GetItem(got, 0) == a);
    Py_DECREF(got);
    CALL(s, "remove", "O", a);
    CALL(s, "pop", NULL);
    SHOW_STATUS(PyObject_Hash(s));
    CALL(t, "clear", NULL);
    SHOW_STATUS(PyObject_Size(t));
    Py_DECREF(s);
    Py_DECREF(t);
    Py_DECREF(a);
    Py_DECREF(c);
}

static void finalizers(void)
{
    PyObject *function = PyCFunction_New(&note_def, NULL), *a = thing(), *got;
    called = 0;
    PyObject *kwargs = Py_BuildValue("{s:i}", "k", 1);
    PyObject *f = library_apply("weakref", "finalize", Py_BuildValue("(OOi)", a, function, 5), kwargs);
    SHOW_NEW(attribute(f, "alive"));
    SHOW_NEW(attribute(f, "atexit"));
    SHOW_STATUS(PyObject_SetAttrString(f, "atexit", Py_False));
    SHOW_NEW(attribute(f, "atexit"));
    got = call_method(f, "peek", NULL);
    CHECK(PyTuple_GetItem(got, 0) == a && PyTuple_GetItem(got, 1) == function);
    SHOW_BORROWED(PyTuple_GetItem(got, 2));
    SHOW_BORROWED(PyTuple_GetItem(got, 3));
    Py_DECREF(got);
    SHOW_NEW(PyObject_CallNoArgs(f));
    SHOW_NEW(PyObject_CallNoArgs(f));
    SHOW_NEW(attribute(f, "alive"));
    CALL(f, "peek", NULL);
    Py_DECREF(f);
    f = library_call("weakref", "finalize", "(OO)", a, function);
    got = library_call("weakref", "finalize", "(OO)", a, function);
    PyObject *detached = call_method(got, "detach", NULL);
    SHOW(PyTuple_Size(detached));
    Py_DECREF(detached);
    CALL(got, "detach", NULL);
    Py_DECREF(got);
    SHOW(called);
    Py_DECREF(a);
    SHOW(called);
    SHOW_NEW(attribute(f, "alive"));
    Py_DECREF(f);
    /* Nobody has to keep it. */
    a = thing();
    Py_DECREF(library_call("weakref", "finalize", "(OO)", a, function));
    Py_DECREF(a);
    SHOW(called);
    Py_DECREF(function);
    object_show("finalize()", library_call("weakref", "finalize", "()"), 1);
    object_show("finalize(1, 2)", library_call("weakref", "finalize", "(ii)", 1, 2), 1);
}

static void body(void)
{
    class = PyObject_CallFunction((PyObject *)&PyType_Type, "s(){}", "Thing");
    values();
    keys();
    sets();
    finalizers();
    object_show("ref", library("weakref", "ref"), 1);
    object_show("ProxyTypes", library("weakref", "ProxyTypes"), 1);
    object_show("getweakrefcount", library_call("weakref", "getweakrefcount", "(O)", Py_None), 1);
    Py_CLEAR(class);
    PyGC_Collect();
}

OBJECT_MAIN(body)
