/* markupsafe: text is escaped, and text without anything to escape is the very same object. */

#include "host.h"

static PyObject *escape;

static void load_all(void)
{
    escape = get(load("markupsafe/_speedups" EXTENSION, "markupsafe._speedups"), "_escape_inner");
}

static void escape_often(const char *title, PyObject *input, long times)
{
    long same = 0;
    Py_ssize_t length = 0;
    for (long time = 0; time < times; time++) {
        PyObject *output = must(PyObject_CallOneArg(escape, input));
        same += output == input;
        length = PyUnicode_GET_LENGTH(output);
        Py_DECREF(output);
    }
    printf("%s: %ld times the same object, length %zd\n", title, same, length);
}

static void workload(void)
{
    PyObject *plain = text("plain text with nothing to escape in it, of one line");
    PyObject *marked = text("<a href=\"x\">Tom & Jerry's</a>");
    PyObject *two = must(PyUnicode_FromString("<\xce\xb1\xce\xb2\xce\xb3> & '"));
    PyObject *four = must(PyUnicode_FromString("<b>\xf0\x9f\x90\x8d & \xce\xb1</b>"));
    PyObject *empty = text("");
    PyObject *inputs[] = {plain, marked, two, four, empty};
    for (int i = 0; i < 5; i++) {
        SHOW_NEW(PyObject_CallOneArg(escape, inputs[i]));
    }
    escape_often("plain", plain, size_of_run(50000));
    escape_often("marked", marked, size_of_run(50000));
    escape_often("two bytes", two, size_of_run(20000));
    escape_often("four bytes", four, size_of_run(30000));
    SHOW_NEW(PyObject_CallOneArg(escape, Py_None));
    SHOW_NEW(PyObject_CallNoArgs(escape));
    PyObject *bytes = must(PyBytes_FromString("x"));
    SHOW_NEW(PyObject_CallOneArg(escape, bytes));
    Py_DECREF(bytes);
    SHOW_NEW(PyObject_Repr(escape));
    for (int i = 0; i < 5; i++) {
        Py_DECREF(inputs[i]);
    }
}

WHEEL_MAIN("markupsafe", load_all, workload)
