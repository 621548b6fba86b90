/* The functions of builtins, with the arguments they take and those they refuse. */
#include "object.h"

static PyObject *builtins;

/* Calls builtins.NAME with what the format makes, which is a tuple, and the keywords of a dict, or NULL. */
static void call(const char *name, PyObject *args, PyObject *kwargs)
{
    PyObject *function = PyObject_GetAttrString(builtins, name);
    printf("%s", name);
    PyObject *text = args != NULL ? PyObject_ASCII(args) : NULL;
    printf("%s ", text != NULL ? PyUnicode_AsUTF8(text) : "(unprintable)");
    Py_XDECREF(text);
    SHOW_NEW(args != NULL ? PyObject_Call(function, args, kwargs) : NULL);
    Py_XDECREF(kwargs);
    Py_XDECREF(args);
    Py_DECREF(function);
}

#define CALL(name, ...) call(name, Py_BuildValue(__VA_ARGS__), NULL)
#define CALL_WITH(name, kwargs, ...) call(name, Py_BuildValue(__VA_ARGS__), kwargs)

static void numbers(void)
{
    CALL("abs", "(i)", -3);
    CALL("abs", "(s)", "x");
    CALL("abs", "()");
    CALL("divmod", "(ii)", -7, 2);
    CALL("divmod", "(i)", 7);
    CALL("pow", "(ii)", 2, 10);
    CALL("pow", "(iii)", 2, 10, 7);
    CALL_WITH("pow", Py_BuildValue("{sisi}", "exp", 5, "mod", 7), "(i)", 3);
    CALL("pow", "(i)", 3);
    CALL("bin", "(i)", -5);
    CALL("oct", "(i)", 64);
    CALL("hex", "(i)", 255);
    CALL("hex", "(s)", "x");
    CALL("chr", "(i)", 8364);
    CALL("chr", "(i)", -1);
    CALL("chr", "(i)", 0x110000);
    CALL("chr", "(L)", 1LL << 60);
    CALL("chr", "(s)", "x");
    CALL("ord", "(s)", "a");
    CALL("ord", "(s)", "ab");
    CALL("ord", "(y)", "a");
    CALL("ord", "(y)", "ab");
    CALL("ord", "(i)", 3);
    CALL("round", "(d)", 2.5);
    CALL("round", "(di)", 2.567, 2);
    CALL("round", "(dO)", 2.5, Py_None);
    CALL("round", "(s)", "x");
    CALL("round", "()");
    CALL("round", "(iii)", 1, 2, 3);
    CALL("sum", "([iii])", 1, 2, 3);
    CALL("sum", "([idi])", 1, 2.5, 3);
    CALL("sum", "([ddddd])", 0.1, 0.1, 0.1, 0.1, 0.1);
    CALL("sum", "([dd])", 1e308, 1e308);
    CALL("sum", "([is])", 1, "a");
    CALL("sum", "([s]s)", "a", "");
    CALL("sum", "([y]y)", "a", "");
    CALL("sum", "(i)", 3);
    CALL("sum", "()");
    CALL_WITH("sum", Py_BuildValue("{si}", "start", 5), "([i])", 1);
}

static void iteration(void)
{
    CALL("min", "([iii])", 3, 1, 2);
    CALL("max", "(iii)", 3, 1, 2);
    CALL("max", "(is)", 3, "a");
    CALL("min", "([])");
    CALL("min", "()");
    CALL("max", "(i)", 3);
    CALL_WITH("min", Py_BuildValue("{si}", "default", 9), "([])");
    CALL_WITH("max", Py_BuildValue("{si}", "default", 9), "(ii)", 1, 2);
    CALL_WITH("max", Py_BuildValue("{si}", "other", 9), "([i])", 1);
    CALL_WITH("max", Py_BuildValue("{sN}", "key", PyObject_GetAttrString(builtins, "abs")), "(iii)", 3, -4, 2);
    CALL_WITH("min", Py_BuildValue("{sO}", "key", Py_None), "(iii)", 3, -4, 2);
    CALL("any", "([ii])", 0, 0);
    CALL("any", "([ii])", 0, 5);
    CALL("all", "([ii])", 0, 5);
    CALL("all", "([])");
    CALL("any", "(i)", 5);
    CALL("sorted", "([iii])", 3, 1, 2);
    CALL_WITH("sorted", Py_BuildValue("{sO}", "reverse", Py_True), "([iii])", 3, 1, 2);
    CALL("sorted", "(i)", 3);
    CALL("sorted", "()");
    CALL("next", "(i)", 3);
    PyObject *list = Py_BuildValue("[ii]", 1, 2), *iterator = PyObject_GetIter(list);
    PyObject *next = PyObject_GetAttrString(builtins, "next");
    for (int i = 0; i < 4; i++) {
        SHOW_NEW(PyObject_CallOneArg(next, iterator));
    }
    SHOW_NEW(PyObject_CallFunctionObjArgs(next, iterator, Py_Ellipsis, NULL));
    Py_DECREF(next);
    Py_DECREF(iterator);
    Py_DECREF(list);
    CALL("iter", "(i)", 3);
    CALL("iter", "(ii)", 3, 4);
    CALL("iter", "()");
}

static void objects(void)
{
    CALL("len", "([ii])", 1, 2);
    CALL("len", "(i)", 1);
    CALL("repr", "(s)", "x");
    CALL("ascii", "(s)", "\xc3\xa9");
    CALL("hash", "(i)", 5);
    CALL("hash", "([])");
    CALL("callable", "(N)", PyObject_GetAttrString(builtins, "len"));
    CALL("callable", "(i)", 3);
    CALL("getattr", "(is)", 3, "real");
    CALL("getattr", "(is)", 3, "none");
    CALL("getattr", "(isi)", 3, "none", 4);
    CALL("getattr", "(ii)", 3, 4);
    CALL("getattr", "(iii)", 3, 4, 5);
    CALL("getattr", "(i)", 3);
    CALL("hasattr", "(is)", 3, "real");
    CALL("hasattr", "(is)", 3, "none");
    CALL("hasattr", "(ii)", 3, 4);
    CALL("hasattr", "(i)", 3);
    CALL("setattr", "(isi)", 3, "x", 4);
    CALL("setattr", "(is)", 3, "x");
    CALL("setattr", "(NsO)", PyModule_New("m"), "x", Py_None);
    CALL("delattr", "(is)", 3, "x");
    CALL("isinstance", "(iO)", 3, (PyObject *)&PyLong_Type);
    CALL("isinstance", "(i(OO))", 3, (PyObject *)&PyUnicode_Type, (PyObject *)&PyLong_Type);
    CALL("isinstance", "(ii)", 3, 4);
    CALL("issubclass", "(OO)", (PyObject *)&PyBool_Type, (PyObject *)&PyLong_Type);
    CALL("issubclass", "(iO)", 3, (PyObject *)&PyLong_Type);
    CALL("issubclass", "(Oi)", (PyObject *)&PyBool_Type, 3);
    CALL("format", "(i)", 3);
    CALL("format", "(is)", 3, "05d");
    CALL("format", "(ii)", 3, 4);
    CALL("dir", "(N)", PyModule_New("m"));
    CALL("vars", "(i)", 3);
    CALL("vars", "(N)", PyModule_New("m"));
    CALL("__import__", "(s)", "no_such_module");
    CALL("__import__", "(i)", 3);
    CALL_WITH("print", Py_BuildValue("{ss}", "qqq", "x"), "(i)", 3);
    CALL_WITH("print", Py_BuildValue("{si}", "sep", 3), "(i)", 3);
    CALL_WITH("print", Py_BuildValue("{si}", "end", 3), "(i)", 3);
    CALL_WITH("print", Py_BuildValue("{si}", "file", 3), "(i)", 3);
    static const char *names[] = {"None", "True", "Ellipsis", "NotImplemented", "int", "type", "Exception", "OSError", "IOError", "ExceptionGroup", "map", "zip", "filter", "super", "len"};
    for (int i = 0; i < 15; i++) {
        printf("%s ", names[i]);
        SHOW_NEW(PyObject_GetAttrString(builtins, names[i]));
    }
    PyObject *print = PyObject_GetAttrString(builtins, "print");
    SHOW_DOCUMENTED(print);
    SHOW_NEW(PyObject_GetAttrString(print, "__text_signature__"));
    SHOW_NEW(PyObject_GetAttrString(print, "__self__"));
    Py_DECREF(print);
}

static void body(void)
{
    builtins = PyImport_ImportModule("builtins");
    numbers();
    iteration();
    objects();
    Py_DECREF(builtins);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
