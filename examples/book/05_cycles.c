/* Counting alone cannot free a list that holds itself; the collector finds it. */
#include "claim.h"

int main(void)
{
    Py_Initialize();
    PyGC_Collect();
    PyObject *list = PyList_New(0);
    PyList_Append(list, list);
    SEEN("a list that holds itself:           %zd", Py_REFCNT(list));
    Py_DECREF(list);
    SEEN("nobody else does:                   1, so it lives");
    SEEN("objects that a collection freed:    %zd", PyGC_Collect());
    SEEN("and one more collection:            %zd", PyGC_Collect());
    Py_Finalize();
    return 0;
}
