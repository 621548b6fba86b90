/* bytes % values: conversions, and what they refuse. */
#include "object.h"

static void format(const char *text, PyObject *values)
{
    PyObject *bytes = PyBytes_FromString(text);
    object_show(text, values != NULL ? PyNumber_Remainder(bytes, values) : NULL, 1);
    Py_DECREF(bytes);
    Py_XDECREF(values);
}

static void body(void)
{
    format("%d %i %u", Py_BuildValue("(iii)", 1, -2, 3));
    format("%5d|%-5d|%05d|%+d|% d", Py_BuildValue("(iiiii)", 1, 2, 3, 4, 5));
    format("%x %X %#x %o %#o", Py_BuildValue("(iiiii)", 255, 255, 255, 8, 8));
    format("%f %.2f %e %g", Py_BuildValue("(dddd)", 1.5, 2.25, 1e10, 0.0001));
    format("%s %b", Py_BuildValue("(yy)", "one", "two"));
    format("%.2s|%5s|%-5s|", Py_BuildValue("(yyy)", "long", "ab", "cd"));
    format("%a %r", Py_BuildValue("(si)", "text", 3));
    format("%c%c", Py_BuildValue("(iy)", 65, "B"));
    format("%c", Py_BuildValue("(i)", 256));
    format("%c", Py_BuildValue("(y)", "two"));
    format("%*d|%-*d|%.*f", Py_BuildValue("(iiiiid)", 4, 1, 4, 2, 1, 0.55));
    format("%%", Py_BuildValue("()"));
    format("%(k)d", Py_BuildValue("{y:i}", "k", 7));
    format("%(k)d", Py_BuildValue("(i)", 7));
    format("%(missing)d", Py_BuildValue("{y:i}", "k", 7));
    format("%d", Py_BuildValue("()"));
    format("%d", Py_BuildValue("(ii)", 1, 2));
    format("%d", Py_BuildValue("(s)", "x"));
    format("%s", Py_BuildValue("(s)", "x"));
    format("%q", Py_BuildValue("(i)", 1));
    format("%", Py_BuildValue("(i)", 1));
    format("plain", Py_BuildValue("()"));
    format("%s", PyBytes_FromString("alone"));
}

OBJECT_MAIN(body)
