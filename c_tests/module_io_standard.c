/* sys.stdin, sys.stdout and sys.stderr are streams of text: of the classes of _io, with their methods and refusals. */
#include "attributes.h"

static void show_attributes(PyObject *file)
{
    const char *names[] = {"name", "mode", "encoding", "newlines", "closed"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        printf("%s ", names[i]);
        SHOW_NEW(PyObject_GetAttrString(file, names[i]));
    }
    const char *methods[] = {"readable", "writable", "fileno", "_checkClosed", "_checkReadable", "_checkWritable"};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        printf("%s ", methods[i]);
        SHOW_NEW(PyObject_CallMethod(file, methods[i], NULL));
    }
    SHOW_NEW(PyObject_Repr(file));
}

static void show_classes(PyObject *file)
{
    PyObject *io = PyImport_ImportModule("_io"), *mro = PyObject_GetAttrString((PyObject *)Py_TYPE(file), "__mro__");
    SHOW_BORROWED(mro);
    const char *names[] = {"_IOBase", "_RawIOBase", "_BufferedIOBase", "_TextIOBase", "TextIOWrapper"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        PyObject *class = PyObject_GetAttrString(io, names[i]);
        printf("%s ", names[i]);
        SHOW_STATUS(PyObject_IsInstance(file, class));
        Py_XDECREF(class);
    }
    Py_DECREF(mro);
    Py_DECREF(io);
}

/* What is on the standard input from now on. */
static void give(const char *text)
{
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    REQUIRE(write(ends[1], text, strlen(text)) == (ssize_t)strlen(text));
    close(ends[1]);
    dup2(ends[0], 0);
    close(ends[0]);
}

static void show_reading(PyObject *in)
{
    give("first \xc3\xa9\nsecond \xe2\x82\xac line\n\nfourth\nfifth\nlast");
    SHOW_NEW(PyObject_CallMethod(in, "readline", NULL));
    SHOW_NEW(PyObject_CallMethod(in, "readline", "i", 8));
    SHOW_NEW(PyObject_CallMethod(in, "readline", "O", Py_None));
    SHOW_NEW(PyObject_CallMethod(in, "read", "i", 3));
    SHOW_NEW(PyObject_CallMethod(in, "read", "i", 0));
    SHOW_NEW(PyIter_Next(in));
    SHOW_NEW(PyObject_CallMethod(in, "readlines", NULL));
    SHOW_NEW(PyObject_CallMethod(in, "readline", NULL));
    SHOW_NEW(PyObject_CallMethod(in, "read", NULL));
    SHOW_NEW(PyIter_Next(in));
    give("all of\nit \xf0\x9f\x90\x8d");
    SHOW_NEW(PyObject_CallMethod(in, "read", NULL));
}

static void show_writing(PyObject *out)
{
    PyObject *lines = Py_BuildValue("[sss]", "one\n", "two ", "three\n");
    fflush(stdout);
    PyObject *none = PyObject_CallMethod(out, "writelines", "O", lines), *flushed = PyObject_CallMethod(out, "flush", NULL);
    SHOW_NEW(none);
    SHOW_NEW(flushed);
    SHOW_NEW(PyObject_CallMethod(out, "writelines", "i", 3));
    SHOW_NEW(PyObject_CallMethod(out, "write", "i", 3));
    SHOW_NEW(PyObject_CallMethod(out, "read", NULL));
    SHOW_NEW(PyObject_CallMethod(out, "readline", NULL));
    SHOW_NEW(PyObject_CallMethod(out, "readlines", NULL));
    SHOW_NEW(PyIter_Next(out));
    Py_DECREF(lines);
}

static void body(void)
{
    PyObject *in = PySys_GetObject("stdin"), *out = PySys_GetObject("stdout"), *err = PySys_GetObject("stderr");
    show_classes(out);
    PyObject *files[] = {in, out, err};
    for (int i = 0; i < 3; i++) {
        show_attributes(files[i]);
    }
    SHOW_NEW(PyObject_GetAttrString(err, "errors"));
    SHOW_NEW(PyObject_CallMethod(in, "write", "s", "x"));
    show_reading(in);
    show_writing(out);
    SHOW_STATUS(PyObject_SetAttrString(out, "extra", Py_True));
    SHOW_NEW(PyObject_GetAttrString(out, "extra"));
    SHOW_STATUS(PyObject_DelAttrString(out, "extra"));
    PyObject *weak = PyWeakref_NewRef(out, NULL), *entered = PyObject_CallMethod(out, "__enter__", NULL);
    SHOW_STATUS(entered == out);
    Py_XDECREF(entered);
    Py_XDECREF(weak);
}

OBJECT_MAIN(body)
