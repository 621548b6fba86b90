/* A type keeps its dead objects for the next ones: a float's memory becomes a float, never a list. */
#include "claim.h"

int main(void)
{
    Py_Initialize();
    PyGC_Collect();
    PyObject *first = PyFloat_FromDouble(1.5);
    void *address = first;
    Py_DECREF(first);
    PyObject *tuple = PyTuple_New(1), *list = PyList_New(0);
    SEEN("a tuple took the dead float's memory: %s", yes((void *)tuple == address));
    SEEN("a list took it:                       %s", yes((void *)list == address));
    PyObject *second = PyFloat_FromDouble(2.5);
    SEEN("the next float took it:               %s", yes((void *)second == address));
    address = list;
    Py_DECREF(list);
    list = PyList_New(0);
    SEEN("the next list took the last list's:   %s", yes((void *)list == address));
    Py_DECREF(second);
    Py_DECREF(list);
    Py_DECREF(tuple);
    Py_Finalize();
    return 0;
}
