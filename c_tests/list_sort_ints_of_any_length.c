/* Ints of one digit, of two and of more are sorted by value, however they are mixed; equal ones keep their order. */
#include "object.h"

static void sorted(const char *const *texts, int count, int reverse)
{
    PyObject *list = PyList_New(0);
    for (int i = 0; i < count; i++) {
        PyObject *number = PyLong_FromString(texts[i], NULL, 10);
        PyList_Append(list, number);
        Py_DECREF(number);
    }
    PyObject *sort = PyObject_GetAttrString(list, "sort"), *args = PyTuple_New(0);
    PyObject *kwargs = Py_BuildValue("{s:i}", "reverse", reverse);
    Py_XDECREF(PyObject_Call(sort, args, kwargs));
    SHOW_NEW(PyObject_Repr(list));
    Py_DECREF(kwargs);
    Py_DECREF(args);
    Py_DECREF(sort);
    Py_DECREF(list);
}

static const char *const two[] = {"1073741824", "-1073741824", "1073741823", "-1073741823", "1152921504606846975",
                                  "-1152921504606846975", "0", "5", "-5", "1073741825"};
static const char *const more[] = {"1152921504606846976", "3", "-1152921504606846976", "1152921504606846975",
                                   "123456789012345678901234567890", "-123456789012345678901234567890", "0"};

static void body(void)
{
    for (int reverse = 0; reverse < 2; reverse++) {
        sorted(two, 10, reverse);
        sorted(more, 7, reverse);
    }
}

OBJECT_MAIN(body)
