/* What is known of an object is written to standard error, and leaves an exception that is set alone. */
#include "object.h"

PyAPI_FUNC(void) _Py_BreakPoint(void);

int main(void)
{
    Py_Initialize();
    PyObject *list = Py_BuildValue("[is]", 1, "t\303\244xt"), *number = PyLong_FromLong(1000);
    _PyObject_Dump(list);
    _PyObject_Dump(number);
    _PyObject_Dump(Py_None);
    _PyObject_Dump((PyObject *)&PyList_Type);
    _PyObject_Dump(NULL);
    PyObject freed;
    memset(&freed, 0xdd, sizeof freed);
    _PyObject_Dump(&freed);
    PyErr_SetString(PyExc_ValueError, "stays");
    _PyObject_Dump(number);
    SHOW_ERROR("still");
    CHECK_EQ(Py_REFCNT(list), 1);
    Py_DECREF(list);
    Py_DECREF(number);
    _Py_BreakPoint();
    Py_Finalize();
    FINISH();
}
