/* Watchers are told of changes of types that have a version, once for each version. */
#include "object.h"

static int watch(PyTypeObject *type)
{
    printf("changed: %s\n", type->tp_name);
    return 0;
}

static int complain(PyTypeObject *type)
{
    printf("complains of %s\n", type->tp_name);
    PyErr_SetString(PyExc_ValueError, "watcher");
    return -1;
}

static void body(void)
{
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "s()N", "Class", PyDict_New());
    PyObject *sub = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O)N", "Sub", class, PyDict_New());
    int id = PyType_AddWatcher(watch);
    SHOW_STATUS(id);
    SHOW_STATUS(PyType_Watch(id, class));
    SHOW_STATUS(PyType_Watch(id, Py_None));
    SHOW_STATUS(PyType_Watch(77, class));
    SHOW_STATUS(PyType_Watch(-1, class));
    SHOW_STATUS(PyType_Watch(5, class));
    SHOW_STATUS(PyType_Unwatch(5, class));
    SHOW_STATUS(PyType_Unwatch(id, Py_None));
    SHOW_STATUS(PyObject_SetAttrString(class, "x", Py_None));
    SHOW_STATUS(PyObject_SetAttrString(class, "x", Py_True));
    SHOW_STATUS(PyUnstable_Type_AssignVersionTag((PyTypeObject *)class));
    SHOW_STATUS(PyObject_SetAttrString(class, "x", Py_False));
    SHOW_STATUS(PyType_Watch(id, sub));
    SHOW_STATUS(PyUnstable_Type_AssignVersionTag((PyTypeObject *)sub));
    PyType_Modified((PyTypeObject *)class);
    PyType_Modified((PyTypeObject *)class);
    SHOW_STATUS(PyType_Unwatch(id, class));
    SHOW_STATUS(PyUnstable_Type_AssignVersionTag((PyTypeObject *)sub));
    SHOW_STATUS(PyObject_DelAttrString(class, "x"));
    SHOW_STATUS(PyType_ClearWatcher(id));
    SHOW_STATUS(PyType_ClearWatcher(id));
    SHOW_STATUS(PyType_ClearWatcher(100));
    int ids[8], count = 0;
    while (count < 8 && (ids[count] = PyType_AddWatcher(complain)) >= 0) {
        count++;
    }
    SHOW_ERROR("too many");
    printf("%d watchers\n", count);
    for (int i = 0; i < count; i++) {
        SHOW_STATUS(PyType_ClearWatcher(ids[i]));
    }
    Py_DECREF(sub);
    Py_DECREF(class);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
