/* Width, precision and keys of the formats of bytes: how large they may be, and which of several faults is named. */
#include "attributes.h"

/* `format % values`, which are taken over. */
static void show(const char *format, PyObject *values)
{
    PyObject *op = PyBytes_FromString(format);
    printf("%s ", format);
    SHOW_NEW(PyNumber_Remainder(op, values));
    Py_DECREF(op);
    Py_DECREF(values);
}

/* `2 ** exponent + more`, negated for a negative exponent. */
static PyObject *power(int exponent, int more)
{
    char text[80];
    snprintf(text, sizeof text, "%s1%0*d", exponent < 0 ? "-" : "", abs(exponent), 0);
    PyObject *number = PyLong_FromString(text, NULL, 2), *addend = PyLong_FromLong(more), *sum = PyNumber_Add(number, addend);
    Py_DECREF(number);
    Py_DECREF(addend);
    return sum;
}

static void show_numbers(void)
{
    show("%.2147483647s", Py_BuildValue("(y)", "abc"));
    show("%.2147483648s", Py_BuildValue("(y)", "abc"));
    show("%.21474836470s", Py_BuildValue("(y)", "abc"));
    show("%9223372036854775808s", Py_BuildValue("(y)", "abc"));
    show("%.*s", Py_BuildValue("(Ny)", power(31, 0), "abc"));
    show("%.*s", Py_BuildValue("(Ny)", power(31, -1), "abc"));
    show("%.*s", Py_BuildValue("(Ny)", power(-31, -1), "abc"));
    show("%.*s", Py_BuildValue("(iy)", -1, "abc"));
    show("%.*s", Py_BuildValue("(sy)", "x", "abc"));
    show("%*s", Py_BuildValue("(Ny)", power(63, 0), "abc"));
    show("%*s", Py_BuildValue("(Ny)", power(-63, 0), "abc"));
    show("%*s", Py_BuildValue("(sy)", "x", "abc"));
    show("%*s|%-*s|%*s", Py_BuildValue("(iyiyiy)", 3, "a", 3, "b", -3, "c"));
    show("%.*d|%.3d|%.s", Py_BuildValue("(iiiy)", -5, 3, 4, "abc"));
}

static void show_faults(void)
{
    const char *formats[] = {"%", "%-", "%5", "%5.", "%*", "%l", "%(a", "%(a)s"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        show(formats[i], PyTuple_New(0));
        show(formats[i], PyBytes_FromString("x"));
    }
    const char *lengths[] = {"%hd", "%ld", "%Ld", "%hhd", "%lld", "%hld"};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        show(lengths[i], Py_BuildValue("(i)", 3));
    }
}

static void show_keys(void)
{
    const char *formats[] = {"%(x", "%(a(b)c)s", "%(x)s%(x)s", "%(x)s%s", "%(x)%", "%(absent)%", "%(n)*s", "%(n)*d", "%(x)*s", "%s", "%%", "", "%(x)s %(n)5d|"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        show(formats[i], Py_BuildValue("{yyyyyi}", "x", "1", "a(b)c", "2", "n", 3));
    }
    show("%(x)s", Py_BuildValue("[y]", "x"));
}

static void show_shapes(void)
{
    show("%-5d|%5d|%05d|%+d|% d|%#x|%-05d|%+.3d", Py_BuildValue("(iiiiiiii)", 1, 2, 3, 4, 5, 6, 7, 8));
    show("%-7s|%7s|%.2s|%-5.1s|%3c|%-3c|%.0c", Py_BuildValue("(yyyyiii)", "a", "b", "cde", "fgh", 65, 66, 67));
    show("%r|%.2a|%10r|%5.1f|%e|%u", Py_BuildValue("(yyyddi)", "a", "b", "c", 2.55, 1e10, 7));
}

static void body(void)
{
    show_numbers();
    show_faults();
    show_keys();
    show_shapes();
}

OBJECT_MAIN(body)
