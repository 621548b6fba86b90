/* The module codecs finds codecs and handlers by name, and uses them. */

#include "method.h"

static void functions(void)
{
    PyObject *codecs = PyImport_ImportModule("codecs");
    REQUIRE(codecs != NULL);
    PyObject *found = call_method(codecs, "lookup", "s", "utf-8");
    REQUIRE(found != NULL);
    SHOW(PyTuple_Check(found));
    SHOW(PyTuple_Size(found));
    SHOW_NEW(PyObject_CallFunction(PyTuple_GetItem(found, 0), "s", "caf\xc3\xa9"));
    SHOW_NEW(PyObject_CallFunction(PyTuple_GetItem(found, 1), "y", "caf\xc3\xa9"));
    SHOW_NEW(PyObject_CallFunction(PyTuple_GetItem(found, 1), "ys", "caf\xc3", "replace"));
    Py_DECREF(found);
    CALL(codecs, "lookup", "s", "no-such-codec");
    CALL(codecs, "lookup", "i", 3);
    CALL(codecs, "encode", "s", "caf\xc3\xa9");
    CALL(codecs, "encode", "ss", "caf\xc3\xa9", "latin-1");
    CALL(codecs, "encode", "sss", "caf\xc3\xa9", "ascii", "ignore");
    CALL(codecs, "encode", "ss", "caf\xc3\xa9", "ascii");
    CALL(codecs, "encode", NULL);
    CALL(codecs, "encode", "si", "x", 3);
    CALL(codecs, "decode", "y", "caf\xc3\xa9");
    CALL(codecs, "decode", "yss", "caf\xff", "utf-8", "backslashreplace");
    CALL(codecs, "decode", "ys", "caf\xff", "no-such-codec");
    CALL(codecs, "lookup_error", "s", "no-such-handler");
    CALL(codecs, "lookup_error", "i", 3);
    CALL(codecs, "register_error", "si", "wrong", 3);
    CALL(codecs, "register_error", "s", "wrong");
    CALL(codecs, "register", "i", 3);
    PyObject *handler = call_method(codecs, "lookup_error", "s", "replace");
    SHOW(handler != NULL && PyCallable_Check(handler));
    Py_XDECREF(handler);
    CALL(codecs, "ignore_errors", "i", 3);
    Py_DECREF(codecs);
}

OBJECT_MAIN(functions)
