/* Tracking a tracked object ends the process. */

#include "object.h"

static void track_twice(void)
{
    PyObject *list = PyList_New(0);
    PyObject_GC_UnTrack(list);
    PyObject_GC_Track(list);
    SHOW(PyObject_GC_IsTracked(list));
    fflush(stdout);
    PyObject_GC_Track(list);
    printf("not reached\n");
}

int main(void)
{
    Py_Initialize();
    in_child("track twice", track_twice);
    FINISH();
}
