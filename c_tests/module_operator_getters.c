/* operator.itemgetter, attrgetter, methodcaller and call; the names with underscores. */

#include "library.h"

#define NEW(name, ...) object_show(name " " #__VA_ARGS__, library_call("operator", name, __VA_ARGS__), 1)

static void body(void)
{
    PyObject *list = Py_BuildValue("[iii]", 10, 20, 30), *one = library_call("operator", "itemgetter", "(i)", 1);
    PyObject *more = library_call("operator", "itemgetter", "(ii)", 2, 0), *kwargs = Py_BuildValue("{s:i}", "a", 1), *args = Py_BuildValue("(O)", list);
    SHOW_NEW(PyObject_CallOneArg(one, list));
    SHOW_NEW(PyObject_CallOneArg(more, list));
    SHOW_NEW(PyObject_CallOneArg(one, Py_None));
    SHOW_NEW(PyObject_CallNoArgs(one));
    SHOW_NEW(PyObject_CallFunction(one, "ii", 1, 2));
    SHOW_NEW(PyObject_Call(one, args, kwargs));
    SHOW_BORROWED(one);
    SHOW_BORROWED(more);
    SHOW_NEW(call_method(one, "__reduce__", NULL));
    SHOW_NEW(call_method(more, "__reduce__", NULL));
    Py_DECREF(one);
    Py_DECREF(more);
    NEW("itemgetter", "()");
    object_show("with a name", library_apply("operator", "itemgetter", PyTuple_New(0), Py_NewRef(kwargs)), 1);

    one = library_call("operator", "attrgetter", "(s)", "__class__.__name__");
    more = library_call("operator", "attrgetter", "(ss)", "real", "imag");
    SHOW_NEW(PyObject_CallOneArg(one, list));
    PyObject *number = PyComplex_FromDoubles(1, 2);
    SHOW_NEW(PyObject_CallOneArg(more, number));
    SHOW_NEW(PyObject_CallOneArg(more, list));
    SHOW_NEW(PyObject_CallNoArgs(one));
    SHOW_NEW(PyObject_Call(one, args, kwargs));
    SHOW_BORROWED(one);
    SHOW_BORROWED(more);
    SHOW_NEW(call_method(one, "__reduce__", NULL));
    SHOW_NEW(call_method(more, "__reduce__", NULL));
    Py_DECREF(one);
    Py_DECREF(more);
    NEW("attrgetter", "()");
    NEW("attrgetter", "(i)", 1);
    NEW("attrgetter", "(si)", "a", 1);

    one = library_call("operator", "methodcaller", "(s)", "copy");
    more = library_call("operator", "methodcaller", "(si)", "index", 20);
    SHOW_NEW(PyObject_CallOneArg(one, list));
    SHOW_NEW(PyObject_CallOneArg(more, list));
    SHOW_NEW(PyObject_CallOneArg(one, Py_None));
    SHOW_NEW(PyObject_CallNoArgs(one));
    SHOW_NEW(PyObject_CallFunction(one, "ii", 1, 2));
    SHOW_NEW(PyObject_Call(one, args, kwargs));
    SHOW_BORROWED(one);
    SHOW_BORROWED(more);
    SHOW_NEW(call_method(one, "__reduce__", NULL));
    SHOW_NEW(call_method(more, "__reduce__", NULL));
    Py_DECREF(one);
    Py_DECREF(more);
    one = library_apply("operator", "methodcaller", Py_BuildValue("(s)", "sort"), Py_BuildValue("{s:i}", "reverse", 1));
    SHOW_NEW(PyObject_CallOneArg(one, list));
    SHOW_BORROWED(list);
    SHOW_BORROWED(one);
    SHOW_NEW(call_method(one, "__reduce__", NULL));
    Py_DECREF(one);
    NEW("methodcaller", "()");
    NEW("methodcaller", "(i)", 1);

    NEW("call", "(Os)", &PyLong_Type, "12");
    NEW("call", "()");
    object_show("call with a name", library_apply("operator", "call", Py_BuildValue("(O)", &PyDict_Type), Py_NewRef(kwargs)), 1);
    NEW("__add__", "(ii)", 1, 2);
    NEW("__getitem__", "(si)", "abc", 2);
    NEW("__not__", "(i)", 2);
    NEW("add", "(i)", 2);
    Py_DECREF(number);
    Py_DECREF(list);
    Py_DECREF(args);
    Py_DECREF(kwargs);
}

OBJECT_MAIN(body)
