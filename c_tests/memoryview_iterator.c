/* A memoryview has an iterator of its own: items one by one, errors of a view that has none or was released. */
#include "attributes.h"

static void views(void)
{
    PyObject *array = PyByteArray_FromStringAndSize("abcdef", 6);
    PyObject *view = PyMemoryView_FromObject(array), *iterator = PyObject_GetIter(view);
    SHOW_TEXT(Py_TYPE(iterator)->tp_name);
    SHOW_NEW(PyObject_Dir((PyObject *)Py_TYPE(iterator)));
    CHECK(PyIter_Check(iterator));
    SHOW_NEW(PyIter_Next(iterator));
    SHOW_NEW(PyIter_Next(iterator));
    CHECK_EQ(PyObject_LengthHint(iterator, 7), 7);
    SHOW_NEW(PySequence_List(iterator));
    SHOW_NEW(PyIter_Next(iterator));
    Py_DECREF(iterator);

    iterator = PyObject_GetIter(view);
    SHOW_NEW(PyIter_Next(iterator));
    SHOW_NEW(attribute_call(view, "release", NULL));
    SHOW_NEW(PyIter_Next(iterator));
    SHOW_NEW(PyIter_Next(iterator));
    Py_DECREF(iterator);
    Py_DECREF(view);

    view = PyMemoryView_FromObject(array);
    PyObject *none = attribute_call(view, "cast", "s()", "B");
    SHOW_NEW(none != NULL ? PyObject_GetIter(none) : NULL);
    PyObject *table = attribute_call(view, "cast", "s(ii)", "B", 2, 3);
    SHOW_NEW(PyObject_GetIter(table));
    Py_XDECREF(none);
    Py_DECREF(table);
    PyObject *shorts = attribute_call(view, "cast", "s", "H");
    SHOW_NEW(PySequence_Tuple(shorts));
    Py_DECREF(shorts);
    SHOW_NEW(attribute_call(view, "cast", "O", Py_None));
    SHOW_NEW(attribute_call(view, "hex", "O", Py_None));
    Py_DECREF(view);
    Py_DECREF(array);
}

OBJECT_MAIN(views)
