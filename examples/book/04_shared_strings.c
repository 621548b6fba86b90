/* Strings of one character and the empty one exist once; longer ones are shared when they are interned. */
#include "claim.h"

/* Repeats a str, and shares the result up to a length: what a compiler does with a constant such as "s" * 20. */
typedef PyObject *(*repeat_shared)(PyObject *text, Py_ssize_t times, Py_ssize_t limit);

static void folded(repeat_shared repeat, PyObject *text, Py_ssize_t times, Py_ssize_t limit)
{
    PyObject *one = repeat(text, times, limit), *other = repeat(text, times, limit);
    SEEN("\"s\" * %-4zd, shared up to %-4zd: one object: %s", times, limit, yes(one == other));
    Py_XDECREF(one);
    Py_XDECREF(other);
}

int main(void)
{
    Py_Initialize();
    PyObject *a = PyUnicode_FromString("x"), *b = PyUnicode_FromString("x");
    SEEN("\"x\" made twice is one object:         %s", yes(a == b));
    PyObject *c = PyUnicode_FromString("name"), *d = PyUnicode_FromString("name");
    SEEN("\"name\" made twice is one object:      %s", yes(c == d));
    PyUnicode_InternInPlace(&c);
    PyUnicode_InternInPlace(&d);
    SEEN("\"name\" interned twice is one object:  %s", yes(c == d));
    repeat_shared repeat;
    *(void **)&repeat = of_pyrite("pyrite_repeat_shared");
    if (repeat != NULL) {
        PyObject *s = PyUnicode_FromString("s");
        folded(repeat, s, 20, 20);
        folded(repeat, s, 21, 20);
        folded(repeat, s, 4096, 4096);
        folded(repeat, s, 4097, 4096);
        Py_DECREF(s);
    } else {
        SEEN("(constants are folded by the compiler here,");
        SEEN(" which a C program does not meet)");
    }
    Py_DECREF(c);
    Py_DECREF(d);
    Py_Finalize();
    return 0;
}
