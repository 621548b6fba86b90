/* An assertion about an object that does not hold ends the process with what is known of the object. Ends by SIGABRT */
#include "object.h"

int main(void)
{
    Py_Initialize();
    PyObject *list = Py_BuildValue("[is]", 1, "text");
    printf("before\n");
    _PyObject_AssertFailed(list, "count > 5", "it should", "dir/file.c", 42, "function");
}
