/* A container raises the count of what it holds; deleting lowers it. */
#include "claim.h"

int main(void)
{
    Py_Initialize();
    PyObject *item = PyFloat_FromDouble(1.5);
    SEEN("a new float:               %zd", Py_REFCNT(item));
    PyObject *list = PyList_New(0);
    PyList_Append(list, item);
    SEEN("in a list:                 %zd", Py_REFCNT(item));
    PyObject *dict = PyDict_New();
    PyDict_SetItemString(dict, "key", item);
    SEEN("in a dict as well:         %zd", Py_REFCNT(item));
    PyDict_DelItemString(dict, "key");
    SEEN("deleted from the dict:     %zd", Py_REFCNT(item));
    Py_DECREF(list);
    SEEN("the list is gone:          %zd", Py_REFCNT(item));
    Py_DECREF(item);
    Py_DECREF(dict);
    Py_Finalize();
    return 0;
}
