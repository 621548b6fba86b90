/* gc.callbacks are told of every collection; what they raise does not stop it. */

#include "node.h"

static PyObject *told(PyObject *self, PyObject *args)
{
    PyObject *text = PyObject_Repr(args);
    printf("%s\n", PyUnicode_AsUTF8(text));
    Py_DECREF(text);
    printf("  inside: %lld\n", (long long)PyGC_Collect());
    Py_RETURN_NONE;
}

static PyMethodDef told_def = {"told", told, METH_VARARGS, NULL};

static void body(void)
{
    PyObject *callbacks = gc_attribute("callbacks");
    PyObject *function = PyCFunction_New(&told_def, NULL);
    PyGC_Collect();
    PyList_Append(callbacks, function);
    for (int generation = 0; generation < 3; generation++) {
        PyObject *list = PyList_New(0);
        PyList_Append(list, list);
        Py_DECREF(list);
        printf("collect: %ld\n", gc_collect_generation(generation));
    }
    PyErr_SetString(PyExc_ValueError, "kept");
    SHOW(PyGC_Collect());
    SHOW_ERROR("pending");
    PyList_SetSlice(callbacks, 0, PY_SSIZE_T_MAX, NULL);
    Py_DECREF(function);
}

OBJECT_MAIN(body)
