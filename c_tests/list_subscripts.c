/* list[key] with indices and slices of every kind: read, assigned, deleted. */

#include "object.h"

static PyObject *numbers(int n)
{
    PyObject *list = PyList_New(n);
    for (int i = 0; i < n; i++) {
        PyList_SetItem(list, i, PyLong_FromLong(i));
    }
    return list;
}

static PyObject *part(int value)
{
    return value == 99 ? Py_NewRef(Py_None) : PyLong_FromLong(value);
}

static void every_slice(void)
{
    static const int bounds[] = {99, -9, -3, -1, 0, 1, 4, 7, 20}, steps[] = {99, 1, 2, 3, -1, -2, -7};
    PyObject *letters = PyUnicode_FromString("abc");
    long shown = 0;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        for (size_t j = 0; j < sizeof bounds / sizeof *bounds; j++) {
            for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
                PyObject *start = part(bounds[i]), *stop = part(bounds[j]), *step = part(steps[k]);
                PyObject *slice = PySlice_New(start, stop, step);
                PyObject *list = numbers(7);
                shown++;
                printf("%ld ", shown);
                SHOW_BORROWED(slice);
                SHOW_NEW(PyObject_GetItem(list, slice));
                SHOW_STATUS(PyObject_SetItem(list, slice, letters));
                SHOW_BORROWED(list);
                SHOW_STATUS(PyObject_DelItem(list, slice));
                SHOW_BORROWED(list);
                SHOW_STATUS(PyObject_SetItem(list, slice, list));
                SHOW_BORROWED(list);
                Py_DECREF(list);
                Py_DECREF(slice);
                Py_DECREF(start);
                Py_DECREF(stop);
                Py_DECREF(step);
            }
        }
    }
    Py_DECREF(letters);
}

static void keys(void)
{
    PyObject *list = numbers(4);
    PyObject *keys = Py_BuildValue("[iiiisdO]", 0, 3, -1, -5, "a", 1.0, Py_None);
    PyObject *large = PyLong_FromString("123456789012345678901234567890", NULL, 10);
    PyList_Append(keys, large);
    PyList_Append(keys, Py_True);
    for (Py_ssize_t i = 0; i < PyList_Size(keys); i++) {
        PyObject *key = PyList_GetItem(keys, i);
        SHOW_BORROWED(key);
        SHOW_NEW(PyObject_GetItem(list, key));
        SHOW_STATUS(PyObject_SetItem(list, key, Py_Ellipsis));
        SHOW_BORROWED(list);
        SHOW_STATUS(PyObject_DelItem(list, key));
        SHOW_BORROWED(list);
    }
    PyObject *zero = PyLong_FromLong(0), *text = PyUnicode_FromString("x");
    PyObject *bad_step = PySlice_New(NULL, NULL, zero), *bad_part = PySlice_New(text, NULL, NULL);
    PyObject *huge = PySlice_New(NULL, large, NULL), *one_step = PySlice_New(NULL, NULL, Py_True);
    PyObject *slices[] = {bad_step, bad_part, huge, one_step};
    for (int i = 0; i < 4; i++) {
        SHOW_NEW(PyObject_GetItem(list, slices[i]));
        SHOW_STATUS(PyObject_SetItem(list, slices[i], zero));
        SHOW_STATUS(PyObject_DelItem(list, slices[i]));
        SHOW_BORROWED(list);
        Py_DECREF(slices[i]);
    }
    Py_DECREF(zero);
    Py_DECREF(text);
    Py_DECREF(large);
    Py_DECREF(keys);
    Py_DECREF(list);
}

static void body(void)
{
    every_slice();
    keys();
}

OBJECT_MAIN(body)
