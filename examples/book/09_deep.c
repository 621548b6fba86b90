/* A list in a list in a list, a million deep, dies without a deep stack. */
#include "claim.h"

int main(void)
{
    Py_Initialize();
    PyObject *list = PyList_New(0);
    for (int depth = 0; depth < 1000000; depth++) {
        PyObject *outer = PyList_New(1);
        PyList_SET_ITEM(outer, 0, list);
        list = outer;
    }
    SEEN("built");
    Py_DECREF(list);
    SEEN("and gone");
    Py_Finalize();
    return 0;
}
