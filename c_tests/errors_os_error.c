/* OSError: the number chooses the type; two to five arguments; paths; what has been written; errno. */
#include "attributes.h"
#include <errno.h>

static const char *const names[] = {"args", "errno", "strerror", "filename", "filename2", "characters_written"};

static void show(PyObject *error)
{
    SHOW_BORROWED(error);
    if (error == NULL) {
        return;
    }
    SHOW_NEW(PyObject_Str(error));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        printf("  %s", names[i]);
        PyObject *value = PyObject_GetAttrString(error, names[i]);
        object_show("", value, 1);
    }
    SHOW_NEW(PyObject_CallMethod(error, "__reduce__", NULL));
    Py_DECREF(error);
}

static void numbers(void)
{
    int all[] = {EAGAIN, EALREADY, EINPROGRESS, EPIPE, ESHUTDOWN, ECHILD, ECONNABORTED, ECONNREFUSED, ECONNRESET, EEXIST,
                 ENOENT, EISDIR, ENOTDIR, EINTR, EACCES, EPERM, ESRCH, ETIMEDOUT, EINVAL, 0, -1, 100000};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        SHOW_NEW(PyObject_CallFunction(PyExc_OSError, "is", all[i], "x"));
        SHOW_NEW(PyObject_CallFunction(PyExc_ConnectionError, "is", all[i], "x"));
    }
}

static void arguments(void)
{
    show(PyObject_CallFunction(PyExc_OSError, NULL));
    show(PyObject_CallFunction(PyExc_OSError, "i", 2));
    show(PyObject_CallFunction(PyExc_OSError, "is", 2, "no"));
    show(PyObject_CallFunction(PyExc_OSError, "iss", 2, "no", "path"));
    show(PyObject_CallFunction(PyExc_OSError, "isO", 2, "no", Py_None));
    show(PyObject_CallFunction(PyExc_OSError, "issi", 2, "no", "path", 0));
    show(PyObject_CallFunction(PyExc_OSError, "issis", 2, "no", "path", 0, "path2"));
    show(PyObject_CallFunction(PyExc_OSError, "isOis", 2, "no", Py_None, 0, "path2"));
    show(PyObject_CallFunction(PyExc_OSError, "issisi", 2, "no", "path", 0, "path2", 6));
    show(PyObject_CallFunction(PyExc_OSError, "ss", "a", "b"));
    show(PyObject_CallFunction(PyExc_OSError, "OO", Py_None, Py_None));
    show(PyObject_CallFunction(PyExc_OSError, "Os", Py_True, "true"));
    show(PyObject_CallFunction(PyExc_BlockingIOError, "isi", EAGAIN, "again", 17));
    show(PyObject_CallFunction(PyExc_BlockingIOError, "iss", EAGAIN, "again", "path"));
    show(PyObject_CallFunction(PyExc_OSError, "isi", EAGAIN, "again", 17));
    show(PyObject_CallFunction(PyExc_BlockingIOError, "isd", EAGAIN, "again", 1.5));
}

static void written(void)
{
    PyObject *error = PyObject_CallFunction(PyExc_OSError, "is", 2, "no");
    PyObject *five = PyLong_FromLong(5);
    SHOW_STATUS(PyObject_SetAttrString(error, "characters_written", NULL));
    SHOW_STATUS(PyObject_SetAttrString(error, "characters_written", five));
    SHOW_NEW(PyObject_GetAttrString(error, "characters_written"));
    SHOW_STATUS(PyObject_SetAttrString(error, "characters_written", Py_None));
    SHOW_STATUS(PyObject_SetAttrString(error, "characters_written", NULL));
    SHOW_NEW(PyObject_GetAttrString(error, "characters_written"));
    Py_DECREF(five);
    Py_DECREF(error);
}

static void from_errno(void)
{
    PyObject *path = PyUnicode_FromString("some/path"), *path2 = PyUnicode_FromString("other");
    errno = ENOENT;
    SHOW_NEW(PyErr_SetFromErrno(PyExc_OSError));
    errno = 0;
    SHOW_NEW(PyErr_SetFromErrno(PyExc_OSError));
    errno = EACCES;
    SHOW_NEW(PyErr_SetFromErrno(PyExc_ValueError));
    errno = EACCES;
    SHOW_NEW(PyErr_SetFromErrnoWithFilename(PyExc_OSError, "a/b"));
    errno = EACCES;
    SHOW_NEW(PyErr_SetFromErrnoWithFilename(PyExc_OSError, NULL));
    errno = EINTR;
    SHOW_NEW(PyErr_SetFromErrnoWithFilenameObject(PyExc_OSError, path));
    errno = EEXIST;
    SHOW_NEW(PyErr_SetFromErrnoWithFilenameObjects(PyExc_OSError, path, path2));
    errno = EEXIST;
    SHOW_NEW(PyErr_SetFromErrnoWithFilenameObjects(PyExc_OSError, path, NULL));
    errno = EEXIST;
    SHOW_NEW(PyErr_SetFromErrnoWithFilenameObjects(PyExc_OSError, NULL, NULL));
    Py_DECREF(path);
    Py_DECREF(path2);
}

static void body(void)
{
    numbers();
    arguments();
    written();
    from_errno();
}

OBJECT_MAIN(body)
