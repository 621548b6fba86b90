/* BaseException: arguments, text, dict, notes, traceback, cause, context, copying. */
#include "attributes.h"

static void set(PyObject *error, const char *name, PyObject *value)
{
    printf("%s = ", name);
    int status = PyObject_SetAttrString(error, name, value);
    if (status < 0) {
        object_show_error("error");
    } else {
        PyObject *now = PyObject_GetAttrString(error, name);
        object_show("now", now, 1);
    }
}

static void attributes(void)
{
    PyObject *error = PyObject_CallFunction(PyExc_ValueError, "si", "text", 3);
    PyObject *other = PyObject_CallFunction(PyExc_KeyError, "s", "other");
    const char *names[] = {"args", "__traceback__", "__context__", "__cause__", "__suppress_context__", "__dict__"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        SHOW_NEW(PyObject_GetAttrString(error, names[i]));
        set(error, names[i], NULL);
        set(error, names[i], Py_None);
        set(error, names[i], Py_True);
        set(error, names[i], other);
        PyObject *tuple = Py_BuildValue("(i)", 1);
        set(error, names[i], tuple);
        Py_DECREF(tuple);
        SHOW_NEW(PyObject_GetAttrString(error, "__suppress_context__"));
    }
    PyObject *seven = PyLong_FromLong(7);
    set(error, "extra", seven);
    SHOW_NEW(PyObject_GetAttrString(error, "__dict__"));
    SHOW_NEW(PyObject_GetAttrString(error, "missing"));
    SHOW_NEW(PyObject_CallMethod(error, "__reduce__", NULL));
    SHOW_NEW(PyObject_CallMethod(error, "__setstate__", "{s:i,s:i}", "a", 1, "b", 2));
    SHOW_NEW(PyObject_CallMethod(error, "__setstate__", "i", 3));
    SHOW_NEW(PyObject_CallMethod(error, "__setstate__", "O", Py_None));
    SHOW_NEW(PyObject_GetAttrString(error, "a"));
    Py_DECREF(seven);
    Py_DECREF(error);
    Py_DECREF(other);
}

static void notes(void)
{
    PyObject *error = PyObject_CallFunction(PyExc_ValueError, NULL);
    SHOW_NEW(PyObject_GetAttrString(error, "__notes__"));
    SHOW_NEW(PyObject_CallMethod(error, "add_note", "s", "one"));
    SHOW_NEW(PyObject_CallMethod(error, "add_note", "s", "two"));
    SHOW_NEW(PyObject_CallMethod(error, "add_note", "i", 3));
    SHOW_NEW(PyObject_CallMethod(error, "add_note", NULL));
    SHOW_NEW(PyObject_GetAttrString(error, "__notes__"));
    SHOW_STATUS(PyObject_SetAttrString(error, "__notes__", Py_None));
    SHOW_NEW(PyObject_CallMethod(error, "add_note", "s", "three"));
    SHOW_NEW(PyObject_CallMethod(error, "with_traceback", "O", Py_None));
    SHOW_NEW(PyObject_CallMethod(error, "with_traceback", "i", 1));
    SHOW_NEW(PyObject_CallMethod(error, "with_traceback", NULL));
    Py_DECREF(error);
}

static void texts(void)
{
    PyObject *types[] = {PyExc_ValueError, PyExc_KeyError, PyExc_BaseException};
    for (int t = 0; t < 3; t++) {
        PyObject *args[] = {Py_BuildValue("()"), Py_BuildValue("(s)", ""), Py_BuildValue("(s)", "a b"),
                            Py_BuildValue("(si)", "a", 2), Py_BuildValue("((i))", 2), Py_BuildValue("(O)", Py_None)};
        for (size_t i = 0; i < sizeof args / sizeof *args; i++) {
            PyObject *error = PyObject_Call(types[t], args[i], NULL);
            SHOW_BORROWED(error);
            SHOW_NEW(PyObject_Str(error));
            Py_XDECREF(error);
            Py_DECREF(args[i]);
        }
    }
    PyObject *kwargs = Py_BuildValue("{s:i}", "a", 1), *empty = PyTuple_New(0);
    SHOW_NEW(PyObject_Call(PyExc_ValueError, empty, kwargs));
    SHOW_NEW(PyObject_Call(PyExc_MemoryError, empty, kwargs));
    SHOW_NEW(PyObject_Call(PyExc_OSError, empty, kwargs));
    SHOW_NEW(PyObject_Call(PyExc_BlockingIOError, empty, kwargs));
    SHOW_NEW(PyObject_Call(PyExc_StopIteration, empty, kwargs));
    Py_DECREF(kwargs);
    Py_DECREF(empty);
}

static void entries(void)
{
    PyObject *error = PyObject_CallFunction(PyExc_ValueError, "i", 1);
    PyObject *other = PyObject_CallFunction(PyExc_TypeError, "i", 2);
    SHOW_NEW(PyException_GetArgs(error));
    PyObject *args = Py_BuildValue("(ii)", 5, 6);
    PyException_SetArgs(error, args);
    Py_DECREF(args);
    SHOW_BORROWED(error);
    printf("%d %d %d\n", PyException_GetCause(error) == NULL, PyException_GetContext(error) == NULL,
           PyException_GetTraceback(error) == NULL);
    PyException_SetCause(error, Py_NewRef(other));
    PyException_SetContext(error, Py_NewRef(other));
    SHOW_NEW(PyException_GetCause(error));
    SHOW_NEW(PyException_GetContext(error));
    SHOW_NEW(PyObject_GetAttrString(error, "__suppress_context__"));
    PyException_SetCause(error, NULL);
    PyException_SetContext(error, NULL);
    SHOW_STATUS(PyException_SetTraceback(error, Py_None));
    SHOW_STATUS(PyException_SetTraceback(error, Py_True));
    printf("count %lld\n", (long long)Py_REFCNT(other));
    Py_DECREF(error);
    Py_DECREF(other);
}

static void body(void)
{
    attributes();
    notes();
    texts();
    entries();
}

OBJECT_MAIN(body)
