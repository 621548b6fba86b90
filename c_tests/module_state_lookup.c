/* Modules of one phase are found by their definition, from PyState_AddModule to PyState_RemoveModule. */
#include "internal.h"

static PyModuleDef def = {PyModuleDef_HEAD_INIT, .m_name = "found", .m_size = -1};
static PyModuleDef never = {PyModuleDef_HEAD_INIT, .m_name = "never", .m_size = -1};
static PyModuleDef_Slot slots[] = {{0, NULL}};
static PyModuleDef slotted = {PyModuleDef_HEAD_INIT, .m_name = "slotted", .m_slots = slots};

static void body(void)
{
    SHOW_STATUS(PyState_FindModule(&never) == NULL);
    PyObject *module = PyModule_Create(&def);
    SHOW_STATUS(PyState_FindModule(&def) == NULL);
    SHOW_STATUS(PyState_AddModule(module, &def));
    SHOW_STATUS(PyState_FindModule(&def) == module);
    PyObject *second = PyModule_Create(&def);
    SHOW_STATUS(PyState_AddModule(second, &def));
    SHOW_STATUS(PyState_FindModule(&def) == second);
    SHOW_STATUS(PyState_RemoveModule(&def));
    SHOW_STATUS(PyState_FindModule(&def) == NULL);
    SHOW_STATUS(PyState_RemoveModule(&slotted));
    SHOW_STATUS(PyState_AddModule(module, &slotted));
    SHOW_STATUS(PyState_FindModule(&slotted) == NULL);
    PyObject *initialised = PyModuleDef_Init(&slotted);
    SHOW_STATUS(initialised == (PyObject *)&slotted);
    printf("%s\n", Py_TYPE(initialised)->tp_name);
    Py_DECREF(module);
    Py_DECREF(second);
}

OBJECT_MAIN(body)
