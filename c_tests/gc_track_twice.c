/* Tracking a tracked object ends the process. */

#include "object.h"

int main(void)
{
    Py_Initialize();
    PyObject *list = PyList_New(0);
    PyObject_GC_UnTrack(list);
    PyObject_GC_Track(list);
    SHOW(PyObject_GC_IsTracked(list));
    fflush(stdout);
    PyObject_GC_Track(list);
    printf("not reached\n");
    return 0;
}
