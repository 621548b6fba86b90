/* The exceptions of pickle are there, each under its base. */
#include "object.h"

static void program(void)
{
    PyObject *module = PyImport_ImportModule("pickle");
    REQUIRE(module != NULL);
    static const char *const names[] = {"PickleError", "PicklingError", "UnpicklingError"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        PyObject *kind = PyObject_GetAttrString(module, names[i]);
        SHOW_BORROWED(kind);
        SHOW_NEW(PyObject_GetAttrString(kind, "__mro__"));
        PyErr_SetString(kind, "on purpose");
        SHOW_ERROR(names[i]);
        Py_DECREF(kind);
    }
    Py_DECREF(module);
}

OBJECT_MAIN(program)
