/* An exception that takes the place of another has it as its cause; what mypyc's modules call besides. */
#include "object.h"

PyObject *_PyErr_FormatFromCause(PyObject *exception, const char *format, ...);
void _PyErr_SetKeyError(PyObject *key);
int _PyGen_FetchStopIterationValue(PyObject **value);
int _PySet_Update(PyObject *set, PyObject *iterable);
int _PyUnicode_Equal(PyObject *left, PyObject *right);

static void fetch(const char *title)
{
    PyObject *value = NULL;
    printf("%s: %d\n", title, _PyGen_FetchStopIterationValue(&value));
    if (value != NULL) {
        SHOW_NEW(value);
    }
    SHOW_ERROR("left");
}

static void stops(void)
{
    fetch("nothing");
    PyErr_SetNone(PyExc_StopIteration);
    fetch("without a value");
    PyObject *pair = Py_BuildValue("(ii)", 1, 2);
    PyErr_SetObject(PyExc_StopIteration, pair);
    fetch("arguments");
    PyObject *error = PyObject_CallOneArg(PyExc_StopIteration, pair);
    PyErr_SetObject(PyExc_StopIteration, error);
    fetch("an instance");
    PyErr_SetString(PyExc_ValueError, "other");
    fetch("another");
    Py_DECREF(error);
    Py_DECREF(pair);
}

static void program(void)
{
    PyErr_SetString(PyExc_ValueError, "first");
    CHECK(_PyErr_FormatFromCause(PyExc_RuntimeError, "then %d %s", 7, "x") == NULL);
    PyObject *error = PyErr_GetRaisedException(), *cause = PyException_GetCause(error);
    SHOW_BORROWED(error);
    SHOW_BORROWED(cause);
    PyObject *context = PyException_GetContext(error);
    CHECK(context == cause);
    SHOW_NEW(PyObject_GetAttrString(error, "__suppress_context__"));
    Py_DECREF(context);
    Py_DECREF(cause);
    Py_DECREF(error);

    PyObject *key = Py_BuildValue("(ii)", 1, 2);
    _PyErr_SetKeyError(key);
    error = PyErr_GetRaisedException();
    SHOW_BORROWED(error);
    _PyErr_SetKeyError(error);
    Py_DECREF(error);
    error = PyErr_GetRaisedException();
    SHOW_BORROWED(error);
    Py_DECREF(error);
    stops();

    PyObject *set = PySet_New(NULL), *list = PyList_New(0);
    SHOW_STATUS(_PySet_Update(set, key));
    SHOW_BORROWED(set);
    SHOW_STATUS(_PySet_Update(set, Py_None));
    if (_PySet_Update(list, key) != -1 || !PyErr_ExceptionMatches(PyExc_SystemError)) {
        printf("no SystemError\n");
    }
    PyErr_Clear();
    PyObject *one = PyUnicode_FromString("h\xc3\xa9"), *same = PyUnicode_FromFormat("h%c", 0xe9), *other = PyUnicode_FromString("he");
    CHECK_EQ(_PyUnicode_Equal(one, same), 1);
    CHECK_EQ(_PyUnicode_Equal(one, one), 1);
    CHECK_EQ(_PyUnicode_Equal(one, other), 0);
    Py_DECREF(one);
    Py_DECREF(same);
    Py_DECREF(other);
    Py_DECREF(set);
    Py_DECREF(list);
    Py_DECREF(key);
}

OBJECT_MAIN(program)
