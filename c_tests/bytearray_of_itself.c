/* A bytearray may be added to itself where a copy is made first, and not where it is looked at meanwhile. */
#include "attributes.h"

static PyObject *array_of(const char *text)
{
    return PyByteArray_FromStringAndSize(text, (Py_ssize_t)strlen(text));
}

static PyObject *slice(Py_ssize_t start, Py_ssize_t stop, Py_ssize_t step)
{
    PyObject *parts[] = {PyLong_FromSsize_t(start), PyLong_FromSsize_t(stop), PyLong_FromSsize_t(step)};
    PyObject *made = PySlice_New(parts[0], parts[1], parts[2]);
    for (int i = 0; i < 3; i++) {
        Py_DECREF(parts[i]);
    }
    return made;
}

static void show_itself(void)
{
    PyObject *array = array_of("abcdef"), *view = PyMemoryView_FromObject(array);
    SHOW_NEW(PyObject_CallMethod(array, "extend", "O", view));
    Py_DECREF(view);
    SHOW_NEW(PySequence_InPlaceConcat(array, array));
    SHOW_NEW(PySequence_Concat(array, array));
    SHOW_NEW(PyObject_CallMethod(array, "extend", "O", array));
    SHOW_BORROWED(array);
    PyObject *middle = slice(1, 4, 1);
    SHOW_STATUS(PyObject_SetItem(array, middle, array));
    SHOW_BORROWED(array);
    Py_DECREF(middle);
    SHOW_NEW(PyObject_CallMethod(array, "join", "O", array));
    SHOW_NEW(PyObject_CallMethod(array, "replace", "OO", array, array));
    PyObject *nothing = array_of("");
    SHOW_NEW(PySequence_InPlaceConcat(nothing, nothing));
    Py_DECREF(nothing);
    Py_DECREF(array);
}

/* Every slice of a short array taken, and taken out. */
static void show_slices(void)
{
    for (Py_ssize_t step = -4; step <= 4; step++) {
        for (Py_ssize_t start = -1; step != 0 && start < 8; start++) {
            for (Py_ssize_t stop = -1; stop < 8; stop++) {
                PyObject *array = array_of("0123456"), *key = slice(start, stop, step), *taken = PyObject_GetItem(array, key);
                int status = PyObject_DelItem(array, key);
                printf("[%d:%d:%d] %s %s %d\n", (int)start, (int)stop, (int)step, PyByteArray_AsString(taken), PyByteArray_AsString(array), status);
                Py_DECREF(taken);
                Py_DECREF(key);
                Py_DECREF(array);
            }
        }
    }
}

static void body(void)
{
    show_itself();
    show_slices();
}

OBJECT_MAIN(body)
