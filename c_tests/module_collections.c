/* collections: deque, defaultdict and namedtuple. */

#include "library.h"

#define C(name, ...) object_show(name " " #__VA_ARGS__, library_call("collections", name, __VA_ARGS__), 1)

static void ends(void)
{
    PyObject *d = library_call("collections", "deque", "([iii])", 1, 2, 3), *bounded = library_call("collections", "deque", "([iiii]i)", 1, 2, 3, 4, 3);
    SHOW_BORROWED(d);
    SHOW_BORROWED(bounded);
    SHOW_NEW(attribute(d, "maxlen"));
    SHOW_NEW(attribute(bounded, "maxlen"));
    CALL(d, "append", "i", 4);
    CALL(d, "appendleft", "i", 0);
    CALL(bounded, "append", "s", "r");
    CALL(bounded, "appendleft", "s", "l");
    SHOW_BORROWED(d);
    SHOW_BORROWED(bounded);
    CALL(d, "pop", NULL);
    CALL(d, "popleft", NULL);
    CALL(d, "extend", "(iii)", 7, 8, 9);
    CALL(d, "extend", "([iii])", 7, 8, 9);
    CALL(d, "extendleft", "([iii])", 7, 8, 9);
    CALL(d, "extend", "(O)", d);
    SHOW_BORROWED(d);
    CALL(d, "extend", "(i)", 1);
    CALL(d, "count", "i", 8);
    CALL(d, "index", "i", 8);
    CALL(d, "index", "ii", 8, 2);
    CALL(d, "index", "iii", 8, -3, -1);
    CALL(d, "index", "i", 99);
    CALL(d, "index", NULL);
    CALL(d, "remove", "i", 8);
    CALL(d, "remove", "i", 99);
    SHOW_BORROWED(d);
    CALL(d, "insert", "is", 2, "i");
    CALL(d, "insert", "is", -2, "j");
    CALL(d, "insert", "is", 99, "k");
    CALL(d, "insert", "is", -99, "l");
    CALL(d, "insert", "i", 1);
    CALL(d, "insert", "ss", "x", "y");
    CALL(bounded, "insert", "is", 1, "x");
    SHOW_BORROWED(d);
    CALL(d, "reverse", NULL);
    SHOW_BORROWED(d);
    for (int steps = -40; steps < 41; steps += 7) {
        PyObject *none = call_method(d, "rotate", "i", steps);
        Py_XDECREF(none);
        SHOW_BORROWED(d);
    }
    CALL(d, "rotate", NULL);
    CALL(d, "rotate", "ii", 1, 2);
    CALL(d, "rotate", "s", "x");
    CALL(bounded, "rotate", "i", 1);
    SHOW_BORROWED(bounded);
    CALL(d, "copy", NULL);
    CALL(bounded, "__copy__", NULL);
    CALL(d, "clear", NULL);
    CALL(d, "pop", NULL);
    CALL(d, "popleft", NULL);
    SHOW_BORROWED(d);
    C("deque", "(iii)", 1, 2, 3);
    C("deque", "(i)", 1);
    C("deque", "([]i)", -1);
    C("deque", "([]s)", "x");
    C("deque", "([iii]i)", 1, 2, 3, 0);
    C("deque", "([iii]O)", 1, 2, 3, Py_None);
    Py_DECREF(d);
    Py_DECREF(bounded);
}

static void sequence(void)
{
    PyObject *d = library_call("collections", "deque", "([iii])", 1, 2, 3), *e = library_call("collections", "deque", "([ii])", 1, 5);
    PyObject *list = Py_BuildValue("[iii]", 1, 2, 3), *bounded = library_call("collections", "deque", "([ii]i)", 1, 2, 3);
    for (int op = 0; op < 6; op++) {
        SHOW_NEW(PyObject_RichCompare(d, e, op));
        SHOW_NEW(PyObject_RichCompare(d, d, op));
        SHOW_NEW(PyObject_RichCompare(d, list, op));
    }
    SHOW_NEW(PySequence_GetItem(d, 0));
    SHOW_NEW(PySequence_GetItem(d, -1));
    SHOW_NEW(PySequence_GetItem(d, 3));
    SHOW_STATUS(PySequence_SetItem(d, 1, list));
    SHOW_STATUS(PySequence_SetItem(d, 9, list));
    SHOW_STATUS(PySequence_DelItem(d, 0));
    SHOW_STATUS(PySequence_DelItem(d, 9));
    SHOW_BORROWED(d);
    SHOW_NEW(PyObject_GetItem(d, list));
    SHOW_STATUS(PySequence_Contains(d, list));
    SHOW_STATUS(PySequence_Contains(d, Py_None));
    SHOW_STATUS(PyObject_Size(d));
    SHOW_STATUS(PyObject_Hash(d));
    SHOW_NEW(PyNumber_Add(d, e));
    SHOW_NEW(PyNumber_Add(d, list));
    SHOW_NEW(PyNumber_InPlaceAdd(d, list));
    SHOW_NEW(PyNumber_InPlaceAdd(d, Py_None));
    SHOW_NEW(PySequence_Repeat(d, 2));
    SHOW_NEW(PySequence_Repeat(bounded, 2));
    SHOW_NEW(PySequence_Repeat(bounded, 5));
    SHOW_NEW(PySequence_Repeat(d, 0));
    SHOW_NEW(PySequence_InPlaceRepeat(bounded, 3));
    SHOW_NEW(PySequence_InPlaceRepeat(d, -1));
    SHOW_NEW(PyNumber_Multiply(d, Py_None));
    PyObject *iterator = PyObject_GetIter(e);
    SHOW_STATUS(PyObject_LengthHint(iterator, 0));
    SHOW_NEW(PyIter_Next(iterator));
    SHOW_STATUS(PyObject_LengthHint(iterator, 0));
    SHOW_NEW(items_of(call_method(e, "__reversed__", NULL), 9));
    CALL(e, "append", "i", 7);
    SHOW_NEW(PyIter_Next(iterator));
    SHOW_NEW(PyIter_Next(iterator));
    Py_DECREF(iterator);
    iterator = PyObject_GetIter(e);
    Py_XDECREF(PyIter_Next(iterator));
    PyObject *reduced = call_method(iterator, "__reduce__", NULL);
    SHOW_BORROWED(reduced);
    PyObject *again = PyObject_CallObject(PyTuple_GetItem(reduced, 0), PyTuple_GetItem(reduced, 1));
    SHOW_NEW(items_of(again, 9));
    Py_DECREF(reduced);
    Py_DECREF(iterator);
    reduced = call_method(bounded, "__reduce__", NULL);
    SHOW_BORROWED(PyTuple_GetItem(reduced, 1));
    SHOW_BORROWED(PyTuple_GetItem(reduced, 2));
    SHOW_NEW(items_of(Py_NewRef(PyTuple_GetItem(reduced, 3)), 9));
    Py_DECREF(reduced);
    /* In itself, and in a class of its own. */
    CALL(e, "append", "O", e);
    SHOW_BORROWED(e);
    CALL(e, "pop", NULL);
    PyObject *type = library("collections", "deque");
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){}", "Ring", type);
    PyObject *own = PyObject_CallFunction(class, "(Oi)", list, 2);
    SHOW_BORROWED(own);
    CALL(own, "copy", NULL);
    SHOW_NEW(PyNumber_Add(own, e));
    SHOW_NEW(PyObject_GetItem(type, (PyObject *)&PyLong_Type));
    PyObject *weak = PyWeakref_NewRef(d, NULL);
    Py_DECREF(d);
    SHOW_NEW(PyObject_CallNoArgs(weak));
    Py_DECREF(weak);
    Py_DECREF(own);
    Py_DECREF(class);
    Py_DECREF(type);
    Py_DECREF(e);
    Py_DECREF(list);
    Py_DECREF(bounded);
}

/* Thousands of changes beside a list. */
static void random_changes(void)
{
    PyObject *d = library_call("collections", "deque", "()"), *list = PyList_New(0);
    unsigned seed = 12345;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 1103515245u + 12345u;
        unsigned what = seed >> 16 & 7;
        Py_ssize_t length = PyList_Size(list), at = length ? (Py_ssize_t)(seed >> 8) % length : 0;
        PyObject *item = PyLong_FromLong(i), *result = NULL;
        if (what <= 1 || length == 0) {
            result = call_method(d, "append", "(O)", item);
            PyList_Append(list, item);
        } else if (what <= 3) {
            result = call_method(d, "appendleft", "(O)", item);
            PyList_Insert(list, 0, item);
        } else if (what == 4) {
            result = call_method(d, "pop", NULL);
            PyList_SetSlice(list, length - 1, length, NULL);
        } else if (what == 5) {
            result = call_method(d, "popleft", NULL);
            PyList_SetSlice(list, 0, 1, NULL);
        } else if (what == 6) {
            result = call_method(d, "insert", "nO", at, item);
            PyList_Insert(list, at, item);
        } else {
            result = Py_NewRef(Py_None);
            REQUIRE(PySequence_DelItem(d, at) == 0);
            PyList_SetSlice(list, at, at + 1, NULL);
        }
        REQUIRE(result != NULL);
        Py_DECREF(result);
        Py_DECREF(item);
        if (i % 500 == 0) {
            PyObject *items = PySequence_List(d);
            REQUIRE(PyObject_RichCompareBool(items, list, Py_EQ) == 1);
            Py_DECREF(items);
        }
    }
    SHOW(PyObject_Size(d));
    Py_DECREF(d);
    Py_DECREF(list);
}

static void defaults(void)
{
    PyObject *d = library_call("collections", "defaultdict", "(O{s:i})", &PyList_Type, "a", 1), *key = PyUnicode_FromString("b");
    SHOW_BORROWED(d);
    SHOW_NEW(PyObject_GetItem(d, key));
    SHOW_BORROWED(d);
    CALL(d, "get", "s", "c");
    SHOW_NEW(attribute(d, "default_factory"));
    CALL(d, "copy", NULL);
    CALL(d, "__copy__", NULL);
    CALL(d, "__missing__", "s", "z");
    SHOW_BORROWED(d);
    PyObject *plain = Py_BuildValue("{s:i}", "a", 5);
    SHOW_NEW(PyNumber_Or(d, plain));
    SHOW_NEW(PyNumber_Or(plain, d));
    SHOW_NEW(PyNumber_Or(d, key));
    SHOW_NEW(PyNumber_InPlaceOr(d, plain));
    PyObject *reduced = call_method(d, "__reduce__", NULL);
    SHOW_BORROWED(PyTuple_GetItem(reduced, 1));
    SHOW_NEW(items_of(Py_NewRef(PyTuple_GetItem(reduced, 4)), 9));
    Py_DECREF(reduced);
    SHOW_STATUS(PyObject_SetAttrString(d, "default_factory", Py_None));
    SHOW_BORROWED(d);
    PyObject *missing = PyUnicode_FromString("missing");
    SHOW_NEW(PyObject_GetItem(d, missing));
    Py_DECREF(d);
    C("defaultdict", "(i)", 1);
    C("defaultdict", "()");
    C("defaultdict", "(O)", Py_None);
    C("defaultdict", "(OOO)", Py_None, plain, plain);
    d = library_call("collections", "defaultdict", "(O)", &PyLong_Type);
    PyObject_SetItem(d, key, d);
    SHOW_BORROWED(d);
    Py_DECREF(d);
    Py_DECREF(plain);
    Py_DECREF(missing);
    Py_DECREF(key);
}

static void named(void)
{
    PyObject *class = library_call("collections", "namedtuple", "(ss)", "Point", "x, y z"), *none = PyTuple_New(0);
    PyObject *one = PyObject_CallFunction(class, "iii", 1, 2, 3);
    SHOW_BORROWED(class);
    SHOW_BORROWED(one);
    SHOW_NEW(attribute(one, "x"));
    SHOW_NEW(attribute(one, "z"));
    SHOW_NEW(attribute(one, "w"));
    SHOW_NEW(attribute(one, "__dict__"));
    SHOW_NEW(attribute(class, "x"));
    SHOW_NEW(attribute(class, "_fields"));
    SHOW_NEW(attribute(class, "_field_defaults"));
    SHOW_NEW(attribute(class, "__match_args__"));
    SHOW_NEW(attribute(class, "__doc__"));
    SHOW_NEW(attribute(class, "__module__"));
    SHOW_STATUS(PyObject_SetAttrString(one, "x", none));
    SHOW_STATUS(PyObject_SetAttrString(one, "other", none));
    CALL(one, "_asdict", NULL);
    CALL(one, "__getnewargs__", NULL);
    CALL(class, "_make", "((iii))", 4, 5, 6);
    CALL(class, "_make", "((ii))", 4, 5);
    CALL(class, "_make", "(i)", 4);
    PyObject *kwargs = Py_BuildValue("{s:i}", "y", 9), *replace = attribute(one, "_replace");
    SHOW_NEW(PyObject_Call(replace, none, kwargs));
    SHOW_NEW(PyObject_Call(class, none, kwargs));
    Py_DECREF(kwargs);
    kwargs = Py_BuildValue("{s:i,s:i}", "q", 9, "r", 1);
    SHOW_NEW(PyObject_Call(replace, none, kwargs));
    SHOW_NEW(PyObject_Call(class, none, kwargs));
    Py_DECREF(kwargs);
    Py_DECREF(replace);
    SHOW_NEW(PyObject_CallNoArgs(class));
    SHOW_NEW(PyObject_CallFunction(class, "ii", 1, 2));
    SHOW_NEW(PyObject_CallFunction(class, "iiii", 1, 2, 3, 4));
    PyObject *plain = Py_BuildValue("(iii)", 1, 2, 3);
    SHOW_STATUS(PyObject_RichCompareBool(one, plain, Py_EQ));
    SHOW_STATUS(PyObject_Hash(one) == PyObject_Hash(plain));
    SHOW_NEW(PyNumber_Add(one, plain));
    Py_DECREF(plain);
    Py_DECREF(one);
    Py_DECREF(class);
    class = library_apply("collections", "namedtuple", Py_BuildValue("(s(sss))", "D", "a", "b", "c"), Py_BuildValue("{s:[ii],s:s}", "defaults", 8, 9, "module", "mod"));
    SHOW_BORROWED(class);
    SHOW_NEW(PyObject_CallFunction(class, "i", 1));
    SHOW_NEW(PyObject_CallNoArgs(class));
    SHOW_NEW(PyObject_CallFunction(class, "iiii", 1, 2, 3, 4));
    SHOW_NEW(attribute(class, "_field_defaults"));
    Py_DECREF(class);
    class = library_apply("collections", "namedtuple", Py_BuildValue("(s[ssss])", "R", "_a", "def", "c", "c"), Py_BuildValue("{s:i}", "rename", 1));
    SHOW_NEW(attribute(class, "_fields"));
    Py_DECREF(class);
    class = library_call("collections", "namedtuple", "(ss)", "One", "a");
    SHOW_NEW(attribute(class, "__doc__"));
    Py_DECREF(class);
    C("namedtuple", "(ss)", "A", "_x");
    C("namedtuple", "(ss)", "A", "class");
    C("namedtuple", "(ss)", "A", "1x");
    C("namedtuple", "(ss)", "A b", "x");
    C("namedtuple", "(ss)", "A", "x x");
    C("namedtuple", "(s[i])", "A", 1);
    C("namedtuple", "(si)", "A", 1);
    C("namedtuple", "()");
    object_show("too many defaults", library_apply("collections", "namedtuple", Py_BuildValue("(ss)", "D", "a"), Py_BuildValue("{s:[ii]}", "defaults", 8, 9)), 1);
    Py_DECREF(none);
    PyGC_Collect();
}

static void body(void)
{
    ends();
    sequence();
    random_changes();
    defaults();
    named();
}

OBJECT_MAIN(body)
