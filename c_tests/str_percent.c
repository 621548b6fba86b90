/* PyUnicode_Format: all conversions and flags, keys, and what is wrong with formats and arguments. */
#include "str.h"

#include <math.h>

/* Formats with an argument that Py_BuildValue makes. */
static void percent(const char *title, const char *utf8, const char *format, ...)
{
    PyObject *self = str_of(utf8);
    va_list va;
    va_start(va, format);
    PyObject *args = Py_VaBuildValue(format, va);
    va_end(va);
    REQUIRE(args != NULL);
    object_show(title, PyUnicode_Format(self, args), 1);
    Py_DECREF(args);
    Py_DECREF(self);
}

#define PERCENT(utf8, ...) percent(#utf8 " % " #__VA_ARGS__, utf8, __VA_ARGS__)

static void body(void)
{
    PERCENT("a", "i", 1);
    PERCENT("%", "()");
    PERCENT("%d", "s", "a");
    PERCENT("%d", "()");
    PERCENT("%x", "d", 1.5);
    PERCENT("%c", "s", "ab");
    PERCENT("%c", "i", -1);
    PERCENT("%c", "d", 1.5);
    PERCENT("%q", "i", 1);
    PERCENT("%(a)s", "i", 1);
    PERCENT("%(a", "{}");
    PERCENT("%*d", "(si)", "a", 1);
    PERCENT("%.*d", "(si)", "a", 1);
    PERCENT("%s%s", "i", 1);
    PERCENT("%s", "(ii)", 1, 2);
    PERCENT("%99999999999999999999d", "i", 1);
    PERCENT("%.99999999999999999999d", "i", 1);
    PERCENT("%i", "d", 1.5);
    PERCENT("%e", "s", "a");
    PERCENT("%(a)s", "(i)", 1);
    PERCENT("%u", "O", Py_None);
    PERCENT("%s %r %a", "(sss)", "\303\251", "\303\251", "\303\251");
    PERCENT("%5.1f|%-5d|%05d|%+d|% d|%#x|%#o|%#X", "(diiiiiii)", 1.25, 3, 4, 5, 6, 255, 8, 255);
    PERCENT("%5%", "()");
    PERCENT("%-5%|", "()");
    PERCENT("% %", "()");
    PERCENT("%ld", "i", 3);
    PERCENT("%hd", "i", 3);
    PERCENT("%s", "((s))", "a");
    PERCENT("%(x)s %(y)d", "{s:i,s:i}", "x", 1, "y", 2);
    PERCENT("%(a(b)c)s", "{s:i}", "a(b)c", 3);
    PERCENT("a%", "i", 1);
    PERCENT("%z", "()");
    PERCENT("%.3s|%5s|%-5s|", "(sss)", "abcdef", "ab", "ab");
    PERCENT("%c%c", "(is)", 65, "b");
    PERCENT("%c", "i", 1114112);
    PERCENT("%c", "s", "");
    PERCENT("%d", "d", 1.9);
    PERCENT("%d", "d", INFINITY);
    PERCENT("%x", "i", -255);
    PERCENT("%#x", "i", -255);
    PERCENT("%010x", "i", -255);
    PERCENT("%-010d|", "i", -255);
    PERCENT("%.5d", "i", -42);
    PERCENT("%08.5d|", "i", -42);
    PERCENT("%+.3x", "i", 77);
    PERCENT("%#.5x", "i", 77);
    PERCENT("%g", "d", 1e+100);
    PERCENT("%r", "{i:i}", 1, 2);
    PERCENT("%s", "{i:i}", 1, 2);
    PERCENT("x", "{i:i}", 1, 2);
    PERCENT("x", "[i]", 1);
    PERCENT("x", "s", "y");
    PERCENT("x", "(i)", 1);
    PERCENT("x", "()");
    PERCENT("x", "y", "y");
    PERCENT("x", "i", 1);
    PERCENT("%5%", "i", 1);
    PERCENT("%-%", "i", 1);
    PERCENT("%c", "O", Py_True);
    PERCENT("%c", "(d)", 1.5);
    PERCENT("%s", "s", "abc");
    PERCENT("%.2c|", "s", "a");
    PERCENT("%5c|%-5c|", "(si)", "a", 66);
    PERCENT("%05s|", "s", "ab");
    PERCENT("% d|%+d|% +d|%+ d", "(iiii)", 1, 2, 3, 4);
    PERCENT("%#o %#x %#X %#d", "(iiii)", 8, 255, 255, 3);
    PERCENT("%.0d|%.0x", "(ii)", 0, 0);
    PERCENT("%e %E %g %G %f %F %a", "(ddddddd)", 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5);
    PERCENT("%010.3f|%-10.2e|%+g", "(ddi)", 3.14159, 31415.9, 2);
    PERCENT("%#.0f %#g", "(dd)", 1.0, 1.0);
    PERCENT("%f", "d", INFINITY);
    PERCENT("%010f", "d", -INFINITY);
    PERCENT("%d", "O", Py_True);
    PERCENT("%s", "O", Py_True);
    PERCENT("%r", "s", "x");
    PERCENT("%(a)s %(b)*d", "{s:i,s:i}", "a", 1, "b", 2);
    PERCENT("%(a)s %s", "{s:i}", "a", 1);
    PERCENT("%()s", "{s:i}", "", 5);
    PERCENT("%*s|%-*s|", "(isis)", 5, "a", 5, "b");
    PERCENT("%*s|", "(is)", -5, "a");
    PERCENT("%.*f", "(id)", 2, 1.239);
    PERCENT("%.*s|", "(is)", -2, "abc");
    PERCENT("%x", "s", "a");
    PERCENT("%c", "O", Py_None);
    PERCENT("%o", "i", -8);
    PERCENT("%+x", "i", 255);
    PERCENT("%#+x", "i", 255);
    PERCENT("%\303\251", "i", 1);
    PERCENT("%\001", "i", 1);
    PERCENT("%s %s", "(s)", "a");
    PERCENT("%", "i", 1);
    PERCENT("%l", "i", 1);
    PERCENT("abc%", "()");
    PERCENT("%.", "i", 1);
    PERCENT("%*", "(i)", 1);
    PERCENT("%(x", "{s:i}", "x", 1);
    PERCENT("%d", "d", 3.99);
    PERCENT("%s", "y", "x");
    PyObject *number = PyLong_FromLong(7), *text = str_of("%x");
    SHOW_NEW(PyUnicode_Format(number, text));
    SHOW_NEW(PyNumber_Remainder(text, number));
    SHOW_NEW(PyNumber_Remainder(number, text));
    Py_DECREF(number);
    Py_DECREF(text);
}

OBJECT_MAIN(body)
