/* The abstract classes of the module _io: what extension modules look for, and what a class below them inherits. */
#include "object.h"

static PyObject *module;

static void show_call(PyObject *op, const char *method, PyObject *arguments)
{
    PyObject *bound = PyObject_GetAttrString(op, method);
    object_show(method, bound != NULL ? PyObject_Call(bound, arguments, NULL) : NULL, 1);
    Py_XDECREF(bound);
    Py_DECREF(arguments);
}

static PyObject *class_below(const char *base, PyMethodDef *methods)
{
    PyObject *parent = PyObject_GetAttrString(module, base);
    PyObject *made = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){ss}", "Below", parent, "__module__", "m");
    for (; methods != NULL && methods->ml_name != NULL; methods++) {
        PyObject *method = PyDescr_NewMethod((PyTypeObject *)made, methods);
        REQUIRE(PyObject_SetAttrString(made, methods->ml_name, method) == 0);
        Py_DECREF(method);
    }
    Py_DECREF(parent);
    return made;
}

static void classes(void)
{
    const char *names[] = {"_IOBase", "_RawIOBase", "_BufferedIOBase", "_TextIOBase", "UnsupportedOperation"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        PyObject *class = PyObject_GetAttrString(module, names[i]);
        PyTypeObject *type = (PyTypeObject *)class;
        printf("%zd %zd %zd\n", type->tp_basicsize, type->tp_dictoffset, type->tp_weaklistoffset);
        SHOW_NEW(PyObject_GetAttrString(class, "__mro__"));
        SHOW_NEW(PyObject_GetAttrString(class, "__module__"));
        Py_DECREF(class);
    }
}

static void states(void)
{
    PyObject *class = class_below("_IOBase", NULL), *stream = PyObject_CallNoArgs(class);
    SHOW_NEW(PyObject_GetAttrString(stream, "closed"));
    const char *methods[] = {"readable", "seekable", "writable", "isatty", "fileno", "seek", "tell", "truncate", "flush", "readline",
                             "_checkClosed", "_checkReadable", "_checkWritable", "_checkSeekable", "close", "close", "flush", "isatty",
                             "__enter__", "__exit__", "_checkClosed"};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        PyObject *argument = strcmp(methods[i], "seek") == 0 ? Py_BuildValue("(i)", 1) : PyTuple_New(0);
        show_call(stream, methods[i], argument);
    }
    SHOW_NEW(PyObject_GetIter(stream));
    SHOW_NEW(PyObject_GetAttrString(stream, "closed"));
    SHOW_NEW(PyObject_GetAttrString(stream, "__dict__"));
    Py_DECREF(stream);
    Py_DECREF(class);
}

static void unsupported(void)
{
    const char *kinds[] = {"_BufferedIOBase", "_TextIOBase"}, *methods[] = {"read", "read1", "write", "readline", "detach", "readinto"};
    for (int i = 0; i < 2; i++) {
        PyObject *class = class_below(kinds[i], NULL), *stream = PyObject_CallNoArgs(class);
        for (size_t j = 0; j < sizeof methods / sizeof *methods; j++) {
            int one = j == 2 || j == 5;
            if (i == 0 || (j != 1 && j != 2 && j != 5)) {
                show_call(stream, methods[j], one ? Py_BuildValue("(N)", PyByteArray_FromStringAndSize("ab", 2)) : PyTuple_New(0));
            }
        }
        if (i == 1) {
            SHOW_NEW(PyObject_GetAttrString(stream, "encoding"));
            SHOW_NEW(PyObject_GetAttrString(stream, "errors"));
        }
        Py_DECREF(stream);
        Py_DECREF(class);
    }
}

static const char *text_at;

/* readinto(buffer): the next bytes of a text. */
static PyObject *readinto(PyObject *self, PyObject *buffer)
{
    Py_buffer view;
    if (PyObject_GetBuffer(buffer, &view, PyBUF_WRITABLE) < 0) {
        return NULL;
    }
    Py_ssize_t left = (Py_ssize_t)strlen(text_at), count = view.len < left ? view.len : left;
    memcpy(view.buf, text_at, (size_t)count);
    text_at += count;
    PyBuffer_Release(&view);
    return PyLong_FromSsize_t(count);
}

static long closes;

static PyObject *count_close(PyObject *self, PyObject *unused)
{
    closes++;
    Py_RETURN_NONE;
}

static void reading(void)
{
    static PyMethodDef methods[] = {{"readinto", readinto, METH_O, NULL}, {"flush", count_close, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
    PyObject *class = class_below("_RawIOBase", methods), *stream = PyObject_CallNoArgs(class);
    text_at = "one\ntwo\n\nlong last line";
    show_call(stream, "read", Py_BuildValue("(i)", 2));
    show_call(stream, "readline", PyTuple_New(0));
    show_call(stream, "readline", Py_BuildValue("(i)", 2));
    show_call(stream, "read", Py_BuildValue("(i)", 0));
    SHOW_NEW(PyIter_Next(stream));
    show_call(stream, "readlines", Py_BuildValue("(i)", 1));
    show_call(stream, "readlines", PyTuple_New(0));
    SHOW_NEW(PyIter_Next(stream));
    text_at = "all of it";
    show_call(stream, "readall", PyTuple_New(0));
    show_call(stream, "read", PyTuple_New(0));
    show_call(stream, "writelines", Py_BuildValue("(())"));
    Py_DECREF(stream);
    printf("flushed %ld times by its end\n", closes);
    closes = 0;
    Py_DECREF(class);
}

static void body(void)
{
    module = PyImport_ImportModule("_io");
    classes();
    states();
    unsupported();
    reading();
    SHOW_NEW(PyObject_GetAttrString(module, "DEFAULT_BUFFER_SIZE"));
    Py_CLEAR(module);
}

OBJECT_MAIN(body)
