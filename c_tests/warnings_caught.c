/* warnings.catch_warnings records what is warned of and puts the filters back; filterwarnings checks what it is given. */

#include "library.h"

#define FILTER(...) object_show("filterwarnings " #__VA_ARGS__, library_call("warnings", "filterwarnings", __VA_ARGS__), 1)

static void filter_named(PyObject *kwargs)
{
    object_show("filterwarnings", library_apply("warnings", "filterwarnings", Py_BuildValue("(s)", "error"), kwargs), 1);
}

static PyObject *new_catch(PyObject *kwargs)
{
    return library_apply("warnings", "catch_warnings", PyTuple_New(0), kwargs);
}

static void show_filters(void)
{
    object_show("filters", library("warnings", "filters"), 1);
}

static void body(void)
{
    PyObject *outer = new_catch(NULL);
    SHOW_BORROWED(outer);
    SHOW_NEW(call_method(outer, "__enter__", NULL));
    object_show("resetwarnings", library_call("warnings", "resetwarnings", "()"), 1);
    show_filters();
    FILTER("(s)", "always");
    FILTER("(ssO)", "ignore", "", PyExc_UserWarning);
    show_filters();
    PyObject *catch = new_catch(Py_BuildValue("{s:O}", "record", Py_True)), *log = call_method(catch, "__enter__", NULL);
    SHOW_BORROWED(catch);
    SHOW_BORROWED(log);
    SHOW_NEW(call_method(catch, "__enter__", NULL));
    SHOW_STATUS(PyErr_WarnExplicit(PyExc_UserWarning, "ignored", "file.py", 3, NULL, NULL));
    SHOW_STATUS(PyErr_WarnExplicit(PyExc_RuntimeWarning, "recorded", "file.py", 4, NULL, NULL));
    SHOW_STATUS(PyList_Size(log));
    PyObject *message = PyList_GetItem(log, 0);
    SHOW_NEW(attribute(message, "message"));
    SHOW_NEW(attribute(message, "category"));
    SHOW_NEW(attribute(message, "filename"));
    SHOW_NEW(attribute(message, "lineno"));
    SHOW_NEW(attribute(message, "source"));
    SHOW_NEW(attribute(message, "line"));
    SHOW_NEW(attribute(message, "file"));
    PyObject *text = PyObject_Str(message);
    SHOW_NEW(text);
    FILTER("(s)", "error");
    SHOW_STATUS(PyErr_WarnExplicit(PyExc_RuntimeWarning, "raised", "file.py", 5, NULL, NULL));
    SHOW_NEW(call_method(catch, "__exit__", "OOO", Py_None, Py_None, Py_None));
    show_filters();
    SHOW_STATUS(PyList_Size(log));
    Py_DECREF(log);
    Py_DECREF(catch);
    catch = new_catch(Py_BuildValue("{s:s,s:O}", "action", "error", "category", PyExc_UserWarning));
    SHOW_NEW(call_method(catch, "__enter__", NULL));
    show_filters();
    SHOW_STATUS(PyErr_WarnExplicit(PyExc_UserWarning, "raised", "file.py", 6, NULL, NULL));
    SHOW_NEW(call_method(catch, "__exit__", "OOO", Py_None, Py_None, Py_None));
    Py_DECREF(catch);
    catch = new_catch(NULL);
    SHOW_NEW(call_method(catch, "__exit__", NULL));
    Py_DECREF(catch);
    FILTER("(s)", "no");
    FILTER("(si)", "error", 3);
    FILTER("(ssi)", "error", "", 3);
    FILTER("(ssO)", "error", "", &PyLong_Type);
    FILTER("(ssOi)", "error", "", PyExc_Warning, 3);
    FILTER("(ssOss)", "error", "", PyExc_Warning, "", "x");
    FILTER("(ssOsi)", "error", "", PyExc_Warning, "", -1);
    FILTER("(ssOsi)", "error", "", PyExc_Warning, "", 7);
    FILTER("()");
    filter_named(Py_BuildValue("{s:i,s:i}", "lineno", 9, "append", 1));
    show_filters();
    SHOW_NEW(call_method(outer, "__exit__", "OOO", Py_None, Py_None, Py_None));
    Py_DECREF(outer);
}

OBJECT_MAIN(body)
