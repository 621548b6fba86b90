/* PyState_FindModule finds the module that was added for a definition, and none of a definition with slots. */

#include "object.h"

static struct PyModuleDef plain = {PyModuleDef_HEAD_INIT, "plain", NULL, 8, NULL, NULL, NULL, NULL, NULL};
static PyModuleDef_Slot no_slots[] = {{0, NULL}};
static struct PyModuleDef slotted = {PyModuleDef_HEAD_INIT, "slotted", NULL, 0, NULL, no_slots, NULL, NULL, NULL};
static struct PyModuleDef never = {PyModuleDef_HEAD_INIT, "never", NULL, 0, NULL, NULL, NULL, NULL, NULL};

static void states(void)
{
    SHOW(PyState_FindModule(&never) == NULL);
    PyObject *first = PyModule_Create(&plain), *second = PyModule_Create(&plain);
    REQUIRE(first != NULL && second != NULL);
    SHOW(PyState_FindModule(&plain) == NULL);
    SHOW_STATUS(PyState_AddModule(first, &plain));
    SHOW(PyState_FindModule(&plain) == first);
    SHOW_STATUS(PyState_AddModule(second, &plain));
    SHOW(PyState_FindModule(&plain) == second);
    SHOW_STATUS(PyState_RemoveModule(&plain));
    SHOW(PyState_FindModule(&plain) == NULL);
    SHOW_STATUS(PyState_RemoveModule(&plain));
    SHOW_ERROR("no exception");
    SHOW_STATUS(PyState_AddModule(first, &slotted));
    SHOW_STATUS(PyState_RemoveModule(&slotted));
    SHOW(PyState_FindModule(&slotted) == NULL);
    Py_DECREF(first);
    Py_DECREF(second);
}

OBJECT_MAIN(states)
