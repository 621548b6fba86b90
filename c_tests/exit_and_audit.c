/* Audit events, texts to sys.stdout and to files of C, descriptors, and what runs when Python ends. Ends by status 3. */
#include "object.h"

static void at_exit(void *data)
{
    printf("PyUnstable_AtExit %s\n", (char *)data);
}

static void py_at_exit(void)
{
    printf("Py_AtExit\n");
}

static int hook(const char *event, PyObject *args, void *data)
{
    if (strncmp(event, "my.", 3) != 0) {
        return 0;
    }
    PyObject *text = PyObject_Repr(args);
    printf("%s %s\n", event, PyUnicode_AsUTF8(text));
    Py_DECREF(text);
    if (strcmp(event, "my.bad") == 0) {
        PyErr_SetString(PyExc_ValueError, "refused");
        return -1;
    }
    return 0;
}

int main(void)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    setenv("PYTHONUNBUFFERED", "1", 1);
    Py_Initialize();
    PySys_AddAuditHook(hook, NULL);
    SHOW_STATUS(PySys_Audit("my.event", "is", 3, "x"));
    SHOW_STATUS(PySys_Audit("my.event", "O", Py_None));
    SHOW_STATUS(PySys_Audit("my.event", NULL));
    SHOW_STATUS(PySys_Audit("my.bad", "(i)", 3));
    SHOW_STATUS(PySys_AuditTuple("my.event", NULL));
    SHOW_STATUS(PySys_AuditTuple("my.event", Py_None));
    PySys_WriteStdout("hello %d %s\n", 3, "x");
    PySys_FormatStdout("%R %d\n", Py_None, 4);
    PySys_WriteStderr("error %d\n", 5);
    PySys_FormatStderr("error %S\n", Py_True);
    char long_text[2000];
    memset(long_text, 'a', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = 0;
    PySys_WriteStdout("%s\n", long_text);
    PySys_WriteStdout("\n");
    PyObject *text = PyUnicode_FromString("a\xc3\xa9'"), *out = PySys_GetObject("stdout");
    SHOW_STATUS(PyObject_Print(Py_None, stdout, 0));
    SHOW_STATUS(PyObject_Print(NULL, stdout, 0));
    SHOW_STATUS(PyObject_Print(text, stdout, 0));
    SHOW_STATUS(PyObject_Print(text, stdout, Py_PRINT_RAW));
    SHOW_STATUS(PyFile_WriteObject(text, out, 0));
    SHOW_STATUS(PyFile_WriteString("\n", out));
    SHOW_STATUS(PyFile_WriteString("x", NULL));
    SHOW_STATUS(PyFile_WriteObject(text, NULL, 0));
    SHOW_STATUS(PyFile_WriteString("x", Py_None));
    SHOW_STATUS(PyObject_AsFileDescriptor(Py_None));
    SHOW_STATUS(PyObject_AsFileDescriptor(out));
    PyObject *numbers[] = {PyLong_FromLong(3), PyLong_FromLong(-3), PyFloat_FromDouble(3)};
    for (int i = 0; i < 3; i++) {
        SHOW_STATUS(PyObject_AsFileDescriptor(numbers[i]));
        Py_DECREF(numbers[i]);
    }
    Py_DECREF(text);
    PyObject *atexit = PyImport_ImportModule("atexit"), *print = PyObject_GetAttrString(PyImport_AddModule("builtins"), "print");
    SHOW_NEW(PyObject_CallMethod(atexit, "_ncallbacks", NULL));
    Py_XDECREF(PyObject_CallMethod(atexit, "register", "Os", print, "first"));
    Py_XDECREF(PyObject_CallMethod(atexit, "register", "Os", print, "second"));
    Py_XDECREF(PyObject_CallMethod(atexit, "register", "O", (PyObject *)&PyLong_Type));
    SHOW_NEW(PyObject_CallMethod(atexit, "unregister", "O", (PyObject *)&PyLong_Type));
    SHOW_NEW(PyObject_CallMethod(atexit, "register", "i", 3));
    SHOW_NEW(PyObject_CallMethod(atexit, "register", NULL));
    SHOW_NEW(PyObject_CallMethod(atexit, "_ncallbacks", NULL));
    Py_DECREF(atexit);
    Py_DECREF(print);
    PyUnstable_AtExit(PyInterpreterState_Get(), at_exit, "one");
    PyUnstable_AtExit(PyInterpreterState_Get(), at_exit, "two");
    Py_AtExit(py_at_exit);
    Py_Exit(3);
}
