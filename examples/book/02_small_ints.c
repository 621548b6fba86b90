/* The ints from -5 to 256 exist once; every other int is made anew. */
#include "claim.h"

int main(void)
{
    Py_Initialize();
    const long values[] = {-6, -5, 0, 256, 257};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        PyObject *one = PyLong_FromLong(values[i]), *other = PyLong_FromLong(values[i]);
        SEEN("%4ld made twice is one object: %s", values[i], yes(one == other));
        Py_DECREF(one);
        Py_DECREF(other);
    }
    PyObject *a = PyLong_FromLong(250), *b = PyLong_FromLong(6), *sum = PyNumber_Add(a, b), *small = PyLong_FromLong(256);
    SEEN("250 + 6 is that same 256:       %s", yes(sum == small));
    SEEN("its count never changes:        %s", yes(Py_REFCNT(small) == _Py_IMMORTAL_REFCNT));
    Py_Finalize();
    return 0;
}
