/* complex() of text and of numbers, and what it refuses. */
#include "number.h"

static void call(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *args = Py_VaBuildValue(format, va);
    va_end(va);
    number_show(PyObject_Call((PyObject *)&PyComplex_Type, args, NULL), "complex %s", format);
    Py_DECREF(args);
}

static void body(void)
{
    static const char *const texts[] = {
        "1+2j", " ( 1+2j ) ", "(1+2j", "1+2j)", "1 + 2j", "j", "+j", "-J", "1-j", "infj", "nan+nanj", "-inf-infinityj", "", " ",
        "()", "+", "1+", "1e400j", "1_0+1_1j", "1__0", "_1", "\xd9\xa1j", "1j+2", "1jj", "1+j2", "1.5e3-2.5E-3j", "(j)", "((1))",
        "1+2", "3.5", "-0.0-0.0j", "\xe2\x82\xac", "1+1j\xe2\x82\xac",
    };
    for (int i = 0; i < NUMBER_COUNT(texts); i++) {
        printf("%s\n", texts[i]);
        call("(s)", texts[i]);
    }
    PyObject *c = PyComplex_FromDoubles(1.5, -2.5);
    call("()");
    call("(i)", 3);
    call("(id)", 3, 4.5);
    call("(O)", c);
    call("(OO)", c, c);
    call("(iO)", 3, c);
    call("(Oi)", c, 3);
    call("(si)", "1", 3);
    call("(is)", 3, "1");
    call("(y)", "1");
    call("(O)", Py_None);
    call("(iO)", 3, Py_None);
    call("(iii)", 3, 3, 3);
    PyObject *empty = PyTuple_New(0), *kwargs = Py_BuildValue("{s:i,s:O}", "real", 2, "imag", c), *other = Py_BuildValue("{s:i}", "x", 2);
    SHOW_NEW(PyObject_Call((PyObject *)&PyComplex_Type, empty, kwargs));
    SHOW_NEW(PyObject_Call((PyObject *)&PyComplex_Type, empty, other));
    Py_DECREF(empty);
    Py_DECREF(kwargs);
    Py_DECREF(other);
    Py_DECREF(c);
    static const double parts[] = {0.0, -0.0, 1.0, -1.5, 1e16, 1e-5, 123456789.125, 5e-324};
    for (int i = 0; i < NUMBER_COUNT(parts); i++) {
        for (int j = 0; j < NUMBER_COUNT(parts); j++) {
            number_show(PyComplex_FromDoubles(parts[i], parts[j]), "%g %g", parts[i], parts[j]);
        }
    }
}

OBJECT_MAIN(body)
