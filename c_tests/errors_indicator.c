/* The exception that is set: setting, fetching, matching, chaining, normalising. */
#include "attributes.h"

static void setting(void)
{
    printf("%d\n", PyErr_Occurred() == NULL);
    PyErr_SetString(PyExc_ValueError, "text \xc3\xa9");
    printf("%d\n", PyErr_Occurred() == PyExc_ValueError);
    SHOW_ERROR("string");
    PyErr_SetString(PyExc_ValueError, "bad \xff");
    SHOW_ERROR("not utf-8");
    PyErr_SetNone(PyExc_KeyError);
    SHOW_ERROR("none");
    PyErr_SetObject(PyExc_KeyError, Py_None);
    SHOW_ERROR("None");
    PyObject *tuple = Py_BuildValue("(si)", "a", 2);
    PyErr_SetObject(PyExc_KeyError, tuple);
    SHOW_ERROR("tuple");
    Py_DECREF(tuple);
    PyErr_SetObject(Py_None, Py_None);
    SHOW_ERROR("no type");
    PyErr_SetObject((PyObject *)&PyLong_Type, Py_None);
    SHOW_ERROR("no exception");
    PyObject *error = PyObject_CallFunction(PyExc_ModuleNotFoundError, "s", "m");
    PyErr_SetObject(PyExc_ImportError, error);
    PyObject *raised = PyErr_GetRaisedException();
    printf("same %d\n", raised == error);
    Py_DECREF(raised);
    PyErr_SetObject(PyExc_KeyError, error);
    raised = PyErr_GetRaisedException();
    printf("same %d\n", raised == error);
    SHOW_BORROWED(raised);
    Py_DECREF(raised);
    Py_DECREF(error);
    printf("%d\n", PyErr_Format(PyExc_TypeError, "%d %s %R", 3, "x", Py_True) == NULL);
    SHOW_ERROR("format");
    printf("%d\n", PyErr_NoMemory() == NULL);
    SHOW_ERROR("no memory");
    printf("%d\n", PyErr_BadArgument());
    SHOW_ERROR("bad argument");
    (PyErr_BadInternalCall)();
    SHOW_ERROR("bad call");
    _PyErr_BadInternalCall("file.c", 12);
    SHOW_ERROR("bad call");
    PyErr_SetString(PyExc_ValueError, "one");
    PyErr_SetString(PyExc_TypeError, "two");
    SHOW_ERROR("the last");
    PyErr_Clear();
    PyErr_Clear();
}

static void failing(void)
{
    PyErr_SetString(PyExc_UnicodeDecodeError, "too few");
    PyObject *raised = PyErr_GetRaisedException();
    SHOW_BORROWED(raised);
    SHOW_NEW(PyObject_GetAttrString(raised, "__notes__"));
    Py_DECREF(raised);
    PyErr_Restore(Py_NewRef(PyExc_UnicodeDecodeError), PyLong_FromLong(3), NULL);
    raised = PyErr_GetRaisedException();
    SHOW_BORROWED(raised);
    Py_DECREF(raised);
    PyErr_Restore(Py_NewRef(Py_None), PyLong_FromLong(3), NULL);
    SHOW_ERROR("restore no type");
    PyErr_Restore(Py_NewRef(PyExc_KeyError), PyLong_FromLong(3), PyList_New(0));
    SHOW_ERROR("restore no traceback");
    PyErr_Restore(NULL, PyLong_FromLong(3), NULL);
    SHOW_ERROR("restore nothing");
    PyObject *type = Py_NewRef(PyExc_UnicodeDecodeError), *value = PyLong_FromLong(3), *traceback = NULL;
    PyErr_NormalizeException(&type, &value, &traceback);
    SHOW_NEW(type);
    SHOW_NEW(PyObject_GetAttrString(value, "__notes__"));
    SHOW_NEW(value);
    Py_XDECREF(traceback);
    type = Py_NewRef(PyExc_OSError), value = Py_BuildValue("(is)", 2, "x"), traceback = NULL;
    PyErr_NormalizeException(&type, &value, &traceback);
    SHOW_NEW(type);
    SHOW_NEW(value);
    type = Py_NewRef(PyExc_ValueError), value = NULL;
    PyErr_NormalizeException(&type, &value, &traceback);
    SHOW_NEW(type);
    SHOW_NEW(value);
    type = value = NULL;
    PyErr_NormalizeException(&type, &value, &traceback);
    printf("%d %d\n", type == NULL, value == NULL);
}

static void fetching(void)
{
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    printf("%d %d %d\n", type == NULL, value == NULL, traceback == NULL);
    PyErr_SetString(PyExc_ValueError, "fetched");
    PyErr_Fetch(&type, &value, &traceback);
    SHOW_BORROWED(type);
    SHOW_BORROWED(value);
    printf("%d %d\n", traceback == NULL, PyErr_Occurred() == NULL);
    PyErr_Restore(type, value, traceback);
    SHOW_ERROR("restored");
    printf("%d\n", PyErr_GetRaisedException() == NULL);
    PyErr_SetRaisedException(PyObject_CallFunction(PyExc_KeyError, "i", 4));
    SHOW_ERROR("set");
    PyErr_SetString(PyExc_KeyError, "gone");
    PyErr_SetRaisedException(NULL);
    printf("%d\n", PyErr_Occurred() == NULL);
}

static void matching(void)
{
    PyObject *error = PyObject_CallFunction(PyExc_KeyError, "i", 4);
    PyObject *several = PyTuple_Pack(2, PyExc_TypeError, PyExc_LookupError);
    PyObject *nested = PyTuple_Pack(2, PyExc_TypeError, several);
    PyObject *no = PyTuple_Pack(2, PyExc_TypeError, Py_None);
    PyObject *wanted[] = {PyExc_KeyError, PyExc_LookupError, PyExc_Exception, PyExc_ValueError, several, nested, no,
                          Py_None, NULL, (PyObject *)&PyBaseObject_Type};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        printf("%d%d%d%d ", PyErr_GivenExceptionMatches(error, wanted[i]),
               PyErr_GivenExceptionMatches(PyExc_KeyError, wanted[i]), PyErr_GivenExceptionMatches(NULL, wanted[i]),
               PyErr_GivenExceptionMatches(Py_None, wanted[i]));
    }
    printf("\n");
    printf("%d\n", PyErr_ExceptionMatches(PyExc_KeyError));
    PyErr_SetObject(PyExc_KeyError, error);
    printf("%d %d\n", PyErr_ExceptionMatches(PyExc_LookupError), PyErr_ExceptionMatches(PyExc_TypeError));
    PyErr_Clear();
    Py_DECREF(error);
    Py_DECREF(several);
    Py_DECREF(nested);
    Py_DECREF(no);
}

static void handling(void)
{
    PyObject *type, *value, *traceback;
    PyErr_GetExcInfo(&type, &value, &traceback);
    printf("%d %d %d\n", type == Py_None, value == NULL, traceback == Py_None);
    printf("%d\n", PyErr_GetHandledException() == NULL);
    PyObject *error = PyObject_CallFunction(PyExc_KeyError, "i", 4);
    PyErr_SetHandledException(error);
    SHOW_NEW(PyErr_GetHandledException());
    PyErr_GetExcInfo(&type, &value, &traceback);
    SHOW_NEW(type);
    SHOW_NEW(value);
    SHOW_NEW(traceback);
    PyErr_SetString(PyExc_ValueError, "while handling");
    PyObject *raised = PyErr_GetRaisedException();
    SHOW_NEW(PyException_GetContext(raised));
    /* The handled one is raised again: no circle. */
    PyException_SetContext(error, Py_NewRef(raised));
    PyErr_SetObject(PyExc_ValueError, raised);
    PyErr_Clear();
    printf("%d\n", PyException_GetContext(error) == NULL);
    SHOW_NEW(PyException_GetContext(raised));
    PyErr_SetObject(PyExc_KeyError, error);
    PyErr_Clear();
    printf("%d\n", PyException_GetContext(error) == NULL);
    PyException_SetContext(raised, NULL);
    Py_DECREF(raised);
    PyErr_SetExcInfo(NULL, NULL, NULL);
    printf("%d\n", PyErr_GetHandledException() == NULL);
    PyErr_SetExcInfo(Py_NewRef(PyExc_KeyError), Py_NewRef(error), NULL);
    SHOW_NEW(PyErr_GetHandledException());
    PyErr_SetHandledException(Py_None);
    printf("%d\n", PyErr_GetHandledException() == NULL);
    printf("count %lld\n", (long long)Py_REFCNT(error));
    _PyErr_ChainExceptions1(NULL);
    _PyErr_ChainExceptions1(Py_NewRef(error));
    SHOW_ERROR("chained to nothing");
    PyErr_SetString(PyExc_ValueError, "set before");
    _PyErr_ChainExceptions1(error);
    raised = PyErr_GetRaisedException();
    SHOW_BORROWED(raised);
    SHOW_NEW(PyException_GetContext(raised));
    Py_DECREF(raised);
}

static void body(void)
{
    setting();
    failing();
    fetching();
    matching();
    handling();
}

OBJECT_MAIN(body)
