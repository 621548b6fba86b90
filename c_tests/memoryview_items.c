/* memoryview: items, slices, casts, comparison, release, and what it refuses. */
#include "object.h"

static PyObject *cast(PyObject *view, const char *format)
{
    return PyObject_CallMethod(view, "cast", "s", format);
}

static PyObject *part(PyObject *view, int start, int stop, int step)
{
    PyObject *ends[3] = {PyLong_FromLong(start), PyLong_FromLong(stop), PyLong_FromLong(step)};
    PyObject *key = PySlice_New(ends[0], ends[1], ends[2]);
    PyObject *made = PyObject_GetItem(view, key);
    Py_DECREF(key);
    for (int i = 0; i < 3; i++) {
        Py_DECREF(ends[i]);
    }
    return made;
}

static PyObject *listed(PyObject *view)
{
    if (view == NULL) {
        return NULL;
    }
    PyObject *list = PyObject_CallMethod(view, "tolist", NULL);
    Py_DECREF(view);
    return list;
}

static void attributes(PyObject *view)
{
    const char *const names[] = {"nbytes", "readonly", "itemsize", "format", "ndim", "shape",
                                 "strides", "suboffsets", "c_contiguous", "f_contiguous", "contiguous"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        object_show(names[i], PyObject_GetAttrString(view, names[i]), 1);
    }
}

static void body(void)
{
    PyObject *array = PyByteArray_FromStringAndSize("abcdefghijklmnopqrstuvwx", 24);
    PyObject *view = PyMemoryView_FromObject(array), *bytes = PyBytes_FromString("abc");
    PyObject *small = PyMemoryView_FromObject(bytes), *number = PyLong_FromLong(3), *text = PyUnicode_FromString("t");
    attributes(view);
    attributes(small);
    SHOW_NEW(PyMemoryView_FromObject(number));
    SHOW_NEW(PySequence_GetItem(view, 1));
    SHOW_NEW(PySequence_GetItem(view, 100));
    SHOW_NEW(PyObject_GetItem(view, text));
    SHOW_NEW(listed(part(view, 2, 8, 2)));
    SHOW_NEW(listed(part(view, 8, 2, -3)));
    SHOW_NEW(part(view, 0, 4, 0));
    const char *const formats[] = {"b", "B", "c", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N", "f", "d", "?", "@i", "x", ">i", ""};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        object_show(formats[i], listed(cast(view, formats[i])), 1);
    }
    PyObject *shaped = PyObject_CallMethod(view, "cast", "s[iii]", "B", 2, 3, 4);
    attributes(shaped);
    SHOW_NEW(listed(Py_NewRef(shaped)));
    PyObject *index = Py_BuildValue("(iii)", 1, 2, 3), *two = Py_BuildValue("(ii)", 1, 2), *far = Py_BuildValue("(iii)", 9, 0, 0);
    SHOW_NEW(PyObject_GetItem(shaped, index));
    SHOW_NEW(PyObject_GetItem(shaped, two));
    SHOW_NEW(PyObject_GetItem(shaped, far));
    SHOW_NEW(PyObject_GetItem(shaped, number));
    SHOW_STATUS(PyObject_SetItem(shaped, index, number));
    SHOW_NEW(PyObject_CallMethod(view, "cast", "s[ii]", "B", 5, 5));
    SHOW_NEW(PyObject_CallMethod(view, "cast", "s[i]", "B", 0));
    SHOW_NEW(PyObject_CallMethod(view, "cast", "si", "B", 3));
    SHOW_NEW(PyObject_CallMethod(view, "cast", "i", 3));
    SHOW_NEW(PyObject_CallMethod(shaped, "tobytes", NULL));
    SHOW_NEW(PyObject_CallMethod(shaped, "tobytes", "s", "F"));
    SHOW_NEW(PyObject_CallMethod(shaped, "tobytes", "s", "X"));
    SHOW_NEW(PyObject_CallMethod(shaped, "hex", NULL));
    SHOW_NEW(PyObject_RichCompare(view, array, Py_EQ));
    SHOW_NEW(PyObject_RichCompare(small, bytes, Py_EQ));
    SHOW_NEW(PyObject_RichCompare(small, view, Py_NE));
    SHOW_NEW(PyObject_RichCompare(small, number, Py_EQ));
    SHOW_NEW(PyObject_RichCompare(small, bytes, Py_LT));
    CHECK(PyObject_Hash(small) == PyObject_Hash(bytes));
    SHOW_STATUS(PyObject_Hash(view));
    SHOW_STATUS(PySequence_SetItem(view, 0, number));
    SHOW_STATUS(PySequence_SetItem(view, 0, text));
    SHOW_STATUS(PySequence_SetItem(small, 0, number));
    SHOW_STATUS(PySequence_DelItem(view, 0));
    SHOW_STATUS(PySequence_SetSlice(view, 0, 3, bytes));
    SHOW_STATUS(PySequence_SetSlice(view, 0, 2, bytes));
    SHOW_STATUS(PySequence_SetSlice(view, 0, 2, number));
    SHOW_BORROWED(array);
    SHOW_STATUS(PyByteArray_Resize(array, 3));
    PyObject *readonly = PyObject_CallMethod(view, "toreadonly", NULL);
    SHOW_STATUS(PySequence_SetItem(readonly, 0, number));
    Py_DECREF(readonly);
    Py_buffer lent;
    SHOW_STATUS(PyObject_GetBuffer(small, &lent, PyBUF_SIMPLE));
    SHOW_NEW(PyObject_CallMethod(small, "release", NULL));
    PyBuffer_Release(&lent);
    SHOW_STATUS(PyObject_GetBuffer(small, &lent, PyBUF_WRITABLE));
    SHOW_NEW(PyObject_CallMethod(small, "release", NULL));
    SHOW_NEW(PySequence_GetItem(small, 0));
    SHOW_STATUS(PyObject_Size(small));
    SHOW_NEW(PyObject_RichCompare(small, bytes, Py_EQ));
    char memory[] = "plain memory";
    PyObject *plain = PyMemoryView_FromMemory(memory, 12, PyBUF_WRITE);
    SHOW_STATUS(PySequence_SetItem(plain, 0, number));
    SHOW((int)memory[0]);
    attributes(plain);
    Py_DECREF(plain);
    SHOW_NEW(PySequence_List(view));
    Py_DECREF(index);
    Py_DECREF(two);
    Py_DECREF(far);
    Py_DECREF(shaped);
    Py_DECREF(view);
    Py_DECREF(small);
    Py_DECREF(array);
    Py_DECREF(bytes);
    Py_DECREF(number);
    Py_DECREF(text);
}

OBJECT_MAIN(body)
