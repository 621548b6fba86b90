/* A list asks for a little more than it needs, so that appending seldom moves it. */
#include "claim.h"

int main(void)
{
    Py_Initialize();
    PyObject *list = PyList_New(0), *item = PyLong_FromLong(7);
    Py_ssize_t room = -1;
    printf("  items:room ");
    for (int i = 0; i < 80; i++) {
        PyList_Append(list, item);
        PyListObject *struct_of = (PyListObject *)list;
        if (struct_of->allocated != room) {
            room = struct_of->allocated;
            printf(" %zd:%zd", PyList_GET_SIZE(list), room);
        }
    }
    printf("\n");
    Py_DECREF(list);
    Py_Finalize();
    return 0;
}
