/* PyUnicode_FromFormat: all conversions, flags, widths and precisions, and formats that are wrong. */
#include "str.h"

#include <stddef.h>
#include <stdint.h>

#define F(...) SHOW_NEW(PyUnicode_FromFormat(__VA_ARGS__))

static void body(void)
{
    F("plain");
    F("");
    F("100%%");
    F("%c%c%c", 'a', 0xe9, 0x1f600);
    F("%5c|", 'a');
    F("%-c|%0c|%.c|%#c|", 'a', 'b', 'c', 'd');
    F("%.2c", 'a');
    F("%lc", 'a');
    F("%-p %0p %#p", (void *)1, (void *)2, (void *)3);
    F("%20p|", (void *)1);
    F("%.3p|", (void *)1);
    F("%5%");
    F("%-%");
    F("%#x|%#X|%#d", 255, 255, 3);
    F("%05s|%-05s|", "x", "x");
    F("%llc", 'a');
    F("%zd%%", (Py_ssize_t)4);
    F("%c", -1);
    F("%c", 0x110000);
    F("%d %i %u %x %X %o", -5, 5, 5u, 255, 255, 8);
    F("%ld %li %lu %lx %lX %lo", -5L, 5L, 5UL, 255UL, 255UL, 8UL);
    F("%lld %lli %llu %llx", -5LL, 5LL, ULLONG_MAX, 255ULL);
    F("%zd %zi %zu %zx", (Py_ssize_t)-5, (Py_ssize_t)5, (size_t)-1, (size_t)255);
    F("%jd %ju %jx %td %tu", (intmax_t)-5, UINTMAX_MAX, (uintmax_t)255, (ptrdiff_t)-5, (ptrdiff_t)5);
    F("%d %u", INT_MIN, UINT_MAX);
    F("%lld", LLONG_MIN);
    F("%5d|%-5d|%05d|%-05d|", 42, 42, 42, 42);
    F("%5d|%-5d|%05d|%.5d|", -42, -42, -42, -42);
    F("%.5d|%8.5d|%-8.5d|%08.5d|", 42, 42, -42, -42);
    F("%.0d|%.d|", 0, 0);
    F("%*d|%-*d|%*d|", 5, 42, 5, 42, -5, 42);
    F("%.*d|%.*d|", 4, 42, -4, 42);
    F("%05x|%-5x|%5X|", 255, 255, 255);
    F("%p %p", (void *)0x1234, NULL);
    F("%s|%5s|%-5s|%.2s|%5.2s|", "abc", "abc", "abc", "abc", "abc");
    F("%s", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
    F("%s", "\xff" "a\xc3");
    F("%.1s|%.2s|%.3s|%.4s|", "\xc3\xa9\xe2\x82\xac", "\xc3\xa9\xe2\x82\xac", "\xc3\xa9\xe2\x82\xac", "\xc3\xa9\xe2\x82\xac");
    F("%5s|%-5s|%5.3s|", "\xc3\xa9", "\xe2\x82\xac", "\xc3\xa9\xc3\xa9");
    F("%.0s|", "abc");
    F("%*s|%-*s|%.*s|", 5, "a", 5, "a", 2, "abc");
    F("%ls|%5ls|%.2ls|", L"a\u20ac", L"\U0001f600", L"abc");
    PyObject *text = str_of("a\xe2\x82\xac'"), *number = PyLong_FromLong(12), *subtype = (PyObject *)&PyLong_Type;
    F("%U|%5U|%-5U|%.2U|", text, text, text, text);
    F("%V|%V|%5V|", text, "x", NULL, "y\xc3\xa9", NULL, "z");
    F("%lV|%lV|", text, L"x", NULL, L"y\u20ac");
    F("%S|%R|%A|", text, text, text);
    F("%6S|%-6R|%.2A|", text, text, text);
    F("%S %R", number, subtype);
    F("%T|%#T|%10T|%.2T|", number, number, number, number);
    F("%N|%#N|", subtype, subtype);
    F("%T|%#T", PyExc_ValueError, PyExc_ValueError);
    F("%N", number);
    PyObject *module = PyImport_ImportModule("sys");
    PyObject *flags = module != NULL ? str_get(module, "flags") : NULL;
    if (flags != NULL) {
        PyTypeObject *type_of_flags = Py_TYPE(flags);
        F("%T|%#T|%N|%#N", flags, flags, type_of_flags, type_of_flags);
    }
    PyErr_Clear();
    Py_XDECREF(flags);
    Py_XDECREF(module);
    F("%y", 1);
    F("ab%");
    F("ab%5");
    F("ab%5.");
    F("ab%l");
    F("ab%zs", "x");
    F("ab%lld%q", 1LL);
    F("%hd", 1);
    F("\xc3\xa9");
    F("a%d\xff", 1);
    F("%99999999999999999999d", 1);
    F("%.99999999999999999999d", 1);
    F("%-0#5d|", 3);
    F("%#x|%+d|", 255, 1);
    F("% d|", 1);
    Py_DECREF(text);
    Py_DECREF(number);
}

OBJECT_MAIN(body)
