/* The module gc: answers and errors. */

#include "node.h"

static PyObject *call(const char *name, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *args = Py_VaBuildValue(format, va);
    va_end(va);
    PyObject *result = PyObject_CallObject(gc_attribute(name), args);
    Py_DECREF(args);
    return result;
}

static void body(void)
{
    SHOW_NEW(call("collect", "(i)", 3));
    SHOW_NEW(call("collect", "(i)", -1));
    SHOW_NEW(call("collect", "(s)", "a"));
    SHOW_NEW(call("collect", "(ii)", 0, 1));
    SHOW_NEW(call("collect", "(d)", 1.5));
    SHOW_NEW(call("collect", "(L)", 1LL << 40));
    SHOW_NEW(call("get_objects", "(i)", 3));
    SHOW_NEW(call("get_objects", "(i)", -2));
    SHOW_NEW(call("get_objects", "(s)", "a"));
    SHOW_NEW(call("get_objects", "(ii)", 1, 1));
    SHOW_NEW(call("set_threshold", "()"));
    SHOW_NEW(call("set_threshold", "(s)", "a"));
    SHOW_NEW(call("set_threshold", "(iiii)", 1, 2, 3, 4));
    SHOW_NEW(call("set_threshold", "(i)", 700));
    SHOW_NEW(call("get_threshold", "()"));
    SHOW_NEW(call("set_threshold", "(iii)", 2000, 10, 10));
    SHOW_NEW(call("set_debug", "(s)", "a"));
    SHOW_NEW(call("get_debug", "()"));
    SHOW_NEW(call("set_debug", "(i)", 32));
    SHOW_NEW(call("get_debug", "()"));
    SHOW_NEW(call("set_debug", "(i)", 0));
    SHOW_NEW(call("isenabled", "()"));
    SHOW_NEW(call("disable", "()"));
    SHOW_NEW(call("isenabled", "()"));
    SHOW_NEW(call("enable", "()"));
    SHOW_NEW(call("is_tracked", "(i)", 1));
    SHOW_NEW(call("is_tracked", "([])"));
    SHOW_NEW(call("is_tracked", "({})"));
    SHOW_NEW(call("is_finalized", "([])"));
    SHOW_NEW(call("get_referents", "()"));
    SHOW_NEW(call("get_referents", "([ii]i)", 1, 2, 5));
    SHOW_NEW(call("get_referrers", "()"));

    PyObject *target = PyList_New(0), *holder = Py_BuildValue("[O]", target);
    PyObject *found = call("get_referrers", "(O)", target);
    SHOW(PyList_Size(found));
    SHOW(PyList_GetItem(found, 0) == holder);
    Py_DECREF(found);
    Py_DECREF(holder);
    Py_DECREF(target);

    PyGC_Collect();
    target = PyList_New(0);
    for (int generation = 0; generation < 3; generation++) {
        for (int at = 0; at < 3; at++) {
            PyObject *objects = call("get_objects", "(i)", at);
            printf("generation %d: %d\n", at, PySequence_Contains(objects, target));
            Py_DECREF(objects);
        }
        gc_collect_generation(generation);
    }
    PyObject *frozen;
    SHOW_NEW(call("freeze", "()"));
    frozen = call("get_freeze_count", "()");
    SHOW(PyLong_AsLong(frozen) > 0);
    Py_DECREF(frozen);
    PyObject *objects = call("get_objects", "()");
    SHOW(PySequence_Contains(objects, target));
    Py_DECREF(objects);
    PyList_Append(target, target);
    Py_DECREF(target);
    SHOW(PyGC_Collect());
    SHOW_NEW(call("unfreeze", "()"));
    SHOW_NEW(call("get_freeze_count", "()"));
    SHOW(PyGC_Collect());

    /* With DEBUG_SAVEALL garbage is kept in gc.garbage. */
    PyObject *none = call("set_debug", "(i)", 32);
    Py_DECREF(none);
    target = PyList_New(0);
    PyList_Append(target, target);
    Py_DECREF(target);
    SHOW(PyGC_Collect());
    PyObject *garbage = gc_attribute("garbage");
    SHOW(PyList_Size(garbage));
    SHOW_BORROWED(garbage);
    none = call("set_debug", "(i)", 0);
    Py_DECREF(none);
    PyList_SetSlice(garbage, 0, PY_SSIZE_T_MAX, NULL);
    SHOW(PyGC_Collect());
}

OBJECT_MAIN(body)
