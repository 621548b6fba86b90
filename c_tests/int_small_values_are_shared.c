/* The ints from -5 to 256 have one address each, whatever made them; their neighbours are new every time. */
#include "object.h"

static void body(void)
{
    for (long value = -7; value < 260; value++) {
        PyObject *one = PyLong_FromLong(value), *other = PyLong_FromLongLong(value);
        if ((one == other) != (value >= -5 && value <= 256)) {
            printf("%ld: %s\n", value, one == other ? "shared" : "not shared");
        }
        Py_DECREF(one);
        Py_DECREF(other);
    }
    SHOW_NEW(PyLong_FromString("12345678901234567890123", NULL, 10));
    SHOW_NEW(PyLong_FromString("12x", NULL, 10));
}

OBJECT_MAIN(body)
