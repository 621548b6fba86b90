/* Where a block was traced, by the function that extension modules ask; without a line of Python nothing is known of the place. */
#include "object.h"

PyAPI_FUNC(PyObject *) _PyTraceMalloc_GetTraceback(unsigned int, uintptr_t);
PyAPI_FUNC(PyObject *) PyInit__tracemalloc(void);

int main(void)
{
    Py_Initialize();
    char block[64];
    SHOW_NEW(_PyTraceMalloc_GetTraceback(7, (uintptr_t)block));
    SHOW(PyTraceMalloc_Track(7, (uintptr_t)block, 64));
    SHOW(PyTraceMalloc_Untrack(7, (uintptr_t)block));
    PyObject *module = PyImport_ImportModule("_tracemalloc"), *done = PyObject_CallMethod(module, "start", "i", 3);
    SHOW_NEW(done);
    SHOW_NEW(_PyTraceMalloc_GetTraceback(7, (uintptr_t)block));
    SHOW(PyTraceMalloc_Track(7, (uintptr_t)block, 64));
    SHOW_NEW(_PyTraceMalloc_GetTraceback(7, (uintptr_t)block));
    SHOW_NEW(_PyTraceMalloc_GetTraceback(8, (uintptr_t)block));
    SHOW(PyTraceMalloc_Untrack(7, (uintptr_t)block));
    SHOW_NEW(_PyTraceMalloc_GetTraceback(7, (uintptr_t)block));
    void *memory = PyMem_Malloc(10);
    SHOW_NEW(_PyTraceMalloc_GetTraceback(0, (uintptr_t)memory));
    PyMem_Free(memory);
    SHOW_NEW(_PyTraceMalloc_GetTraceback(0, (uintptr_t)memory));
    done = PyObject_CallMethod(module, "stop", NULL);
    SHOW_NEW(done);
    Py_DECREF(module);
    Py_Finalize();
    FINISH();
}
