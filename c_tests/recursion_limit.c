/* The budget of nested calls of C, and the limit of Python's. */

#include "object.h"

static void body(void)
{
    SHOW(Py_GetRecursionLimit());
    Py_SetRecursionLimit(500);
    SHOW(Py_GetRecursionLimit());
    SHOW(PyThreadState_Get()->py_recursion_limit);
    SHOW(PyThreadState_Get()->py_recursion_remaining);
    Py_SetRecursionLimit(1000);
    SHOW(PyThreadState_Get()->c_recursion_remaining);
    int entered = 0;
    while (Py_EnterRecursiveCall(" while testing") == 0) {
        entered++;
    }
    SHOW(entered);
    CHECK(PyErr_ExceptionMatches(PyExc_RecursionError));
    PyErr_Clear();
    SHOW(PyThreadState_Get()->c_recursion_remaining);
    SHOW(Py_EnterRecursiveCall(""));
    PyErr_Clear();
    SHOW(PyThreadState_Get()->c_recursion_remaining);
    while (entered-- > 0) {
        Py_LeaveRecursiveCall();
    }
    SHOW(PyThreadState_Get()->c_recursion_remaining);
    SHOW(Py_EnterRecursiveCall(""));
    Py_LeaveRecursiveCall();
    PyThreadState_Get()->c_recursion_remaining = -1;
    SHOW(Py_EnterRecursiveCall(" while testing"));
    PyThreadState_Get()->c_recursion_remaining = 10000;
    SHOW_ERROR("too deep");
}

OBJECT_MAIN(body)
