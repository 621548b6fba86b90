/* The functions of Python 2's buffers, that the stable ABI still has, and the size of a format. */
#include "object.h"

PyAPI_FUNC(int) PyObject_AsCharBuffer(PyObject *, const char **, Py_ssize_t *);
PyAPI_FUNC(int) PyObject_AsReadBuffer(PyObject *, const void **, Py_ssize_t *);
PyAPI_FUNC(int) PyObject_AsWriteBuffer(PyObject *, void **, Py_ssize_t *);
PyAPI_FUNC(int) PyObject_CheckReadBuffer(PyObject *);

static void show_object(const char *title, PyObject *op)
{
    const char *text = NULL;
    const void *memory = NULL;
    void *place = NULL;
    Py_ssize_t size = -7;
    printf("-- %s\n", title);
    SHOW(PyObject_CheckReadBuffer(op));
    SHOW_STATUS(PyObject_AsCharBuffer(op, &text, &size));
    if (text != NULL) {
        printf("%.*s, %lld\n", (int)size, text, (long long)size);
    }
    size = -7;
    SHOW_STATUS(PyObject_AsReadBuffer(op, &memory, &size));
    if (memory != NULL) {
        printf("%.*s, %lld\n", (int)size, (const char *)memory, (long long)size);
    }
    size = -7;
    SHOW_STATUS(PyObject_AsWriteBuffer(op, &place, &size));
    if (place != NULL) {
        memset(place, '!', (size_t)size);
        printf("%.*s\n", (int)size, (const char *)place);
    }
    SHOW(Py_REFCNT(op) > 1);
    PyErr_Clear();
}

static void body(void)
{
    PyObject *op = PyBytes_FromString("bytes");
    show_object("bytes", op);
    Py_DECREF(op);
    op = PyByteArray_FromStringAndSize("array", 5);
    show_object("bytearray", op);
    PyObject *view = PyMemoryView_FromObject(op);
    show_object("memoryview", view);
    PyObject *slice = PySlice_New(NULL, NULL, NULL), *step = PyLong_FromLong(2), *thin;
    Py_DECREF(slice);
    slice = PySlice_New(NULL, NULL, step);
    thin = PyObject_GetItem(view, slice);
    show_object("every other", thin);
    Py_DECREF(thin);
    Py_DECREF(slice);
    Py_DECREF(step);
    Py_DECREF(view);
    Py_DECREF(op);
    op = PyUnicode_FromString("text");
    show_object("str", op);
    Py_DECREF(op);
    op = PyLong_FromLong(1000);
    show_object("int", op);
    const void *memory;
    Py_ssize_t size;
    SHOW_STATUS(PyObject_AsReadBuffer(NULL, &memory, &size));
    SHOW_STATUS(PyObject_AsReadBuffer(op, NULL, &size));
    SHOW_STATUS(PyObject_AsCharBuffer(op, NULL, &size));
    SHOW_STATUS(PyObject_AsWriteBuffer(op, NULL, NULL));
    Py_DECREF(op);

    static const char *const formats[] = {"b", "i", "<i", "=q", "@n", "3s", "i3x", "ib", "bi", "=bi", "d", "0s", "?", "P",  "<2h",
                                          "3 i", "@ i", "", "0x", "b0l", "<0l", "9223372036854775807s",
                                          "9223372036854775807si", "99999999999999999999s", "\302\266", "@@i", "!n"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        printf("%s: ", formats[i]);
        SHOW_STATUS(PyBuffer_SizeFromFormat(formats[i]));
    }
    SHOW_STATUS(PyBuffer_SizeFromFormat("k!"));
    SHOW_STATUS(PyBuffer_SizeFromFormat("<n"));
    SHOW_STATUS(PyBuffer_SizeFromFormat("3"));
}

OBJECT_MAIN(body)
