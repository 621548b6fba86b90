/* O&: what a converter returns; what it and the other units have taken is given back when a later argument is wrong. */
#include "attributes.h"

static int plain(PyObject *arg, void *place)
{
    *(long *)place = PyLong_AsLong(arg);
    return !(*(long *)place == -1 && PyErr_Occurred());
}

static int silent(PyObject *arg, void *place)
{
    return 0;
}

static int cleaning(PyObject *arg, void *place)
{
    printf("    converter: %s\n", arg == NULL ? "clean up" : "convert");
    *(PyObject **)place = Py_XNewRef(arg);
    if (arg == NULL) {
        return 1;
    }
    return Py_CLEANUP_SUPPORTED;
}

static int releasing(PyObject *arg, void *place)
{
    if (arg == NULL) {
        printf("    released\n");
        Py_CLEAR(*(PyObject **)place);
        return 1;
    }
    *(PyObject **)place = Py_NewRef(arg);
    return Py_CLEANUP_SUPPORTED;
}

static void body(void)
{
    PyObject *args = Py_BuildValue("(isi)", 5, "text", 6), *held = NULL, *other = NULL;
    long number = 0;
    int last = 0;
    SHOW_STATUS(PyArg_ParseTuple(args, "O&sO", plain, &number, &other, &held));
    printf("%ld\n", number);
    SHOW_STATUS(PyArg_ParseTuple(args, "iO&O", &last, plain, &number, &held));
    SHOW_ERROR("plain");
    SHOW_STATUS(PyArg_ParseTuple(args, "O&sO:name", silent, &number, &other, &held));
    SHOW_ERROR("silent");
    SHOW_STATUS(PyArg_ParseTuple(args, "O&sO;message", silent, &number, &other, &held));
    SHOW_ERROR("silent");
    held = NULL;
    SHOW_STATUS(PyArg_ParseTuple(args, "O&sO", cleaning, &held, &other, &other));
    Py_CLEAR(held);
    SHOW_STATUS(PyArg_ParseTuple(args, "O&ss", releasing, &held, &other, &other));
    SHOW_ERROR("later");
    printf("%d\n", held == NULL);
    Py_buffer view;
    PyObject *array = PyByteArray_FromStringAndSize("abc", 3);
    PyObject *with_buffer = Py_BuildValue("(OOsi)", array, array, "text", 1);
    Py_buffer views[8];
    char *copy = NULL;
    SHOW_STATUS(PyArg_ParseTuple(with_buffer, "y*w*ess", &view, views, "utf-8", &copy, &other));
    SHOW_ERROR("buffers");
    printf("%d\n", copy == NULL);
    SHOW_STATUS(PyByteArray_Resize(array, 100));
    PyObject *many = PyTuple_New(9);
    for (int i = 0; i < 8; i++) {
        PyTuple_SET_ITEM(many, i, Py_NewRef(array));
    }
    PyTuple_SET_ITEM(many, 8, PyLong_FromLong(1));
    SHOW_STATUS(PyArg_ParseTuple(many, "y*y*y*y*y*y*y*y*s", views, views + 1, views + 2, views + 3, views + 4, views + 5,
                                 views + 6, views + 7, &other));
    SHOW_ERROR("many buffers");
    SHOW_STATUS(PyByteArray_Resize(array, 10));
    PyObject *none = PyDict_New();
    char *names[] = {"a", "b", "c", NULL};
    SHOW_STATUS(PyArg_ParseTupleAndKeywords(args, none, "O&ss", names, releasing, &held, &other, &other));
    SHOW_ERROR("by name");
    PyObject *two = PyTuple_GetSlice(args, 0, 2), *extra = Py_BuildValue("{s:i}", "z", 1);
    SHOW_STATUS(PyArg_ParseTupleAndKeywords(two, extra, "O&s|s", names, releasing, &held, &other, &other));
    SHOW_ERROR("by name");
    SHOW_STATUS(PyArg_ParseTupleAndKeywords(two, NULL, "O&ss", names, releasing, &held, &other, &other));
    SHOW_ERROR("by name");
    PyObject *pair = Py_BuildValue("((Oi)i)", array, 1, 2);
    SHOW_STATUS(PyArg_ParseTuple(pair, "(y*i)s", &view, &last, &other));
    SHOW_ERROR("in a tuple");
    SHOW_STATUS(PyByteArray_Resize(array, 1));
    PyObject *all[] = {args, array, with_buffer, many, none, two, extra, pair};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        Py_DECREF(all[i]);
    }
}

OBJECT_MAIN(body)
