/* Padding, replacing, tabs, translating, prefixes, repeating, slicing; with what is wrong with arguments. */
#include "str.h"

static void body(void)
{
    METHOD("ab", center, "(i)", 5);
    METHOD("abc", center, "(i)", 6);
    METHOD("abc", center, "(is)", 6, "\xe2\x82\xac");
    METHOD("abc", center, "(i)", 2);
    METHOD("abc", center, "(i)", -2);
    METHOD("ab", ljust, "(is)", 5, "*");
    METHOD("ab", rjust, "(is)", 5, "\xc3\xa9");
    METHOD("ab", ljust, "(i)", 1);
    METHOD("a", center, "()");
    METHOD("a", center, "(s)", "x");
    METHOD("a", center, "(is)", 5, "ab");
    METHOD("a", rjust, "(ii)", 5, 1);
    METHOD("a", ljust, "(iii)", 5, 1, 1);
    METHOD("42", zfill, "(i)", 5);
    METHOD("-42", zfill, "(i)", 6);
    METHOD("+\xe2\x82\xac", zfill, "(i)", 6);
    METHOD("", zfill, "(i)", 3);
    METHOD("42", zfill, "(i)", 1);
    METHOD("a", zfill, "()");
    METHOD("a", zfill, "(s)", "x");
    METHOD("aXbXc", replace, "(ss)", "X", "--");
    METHOD("aXbXc", replace, "(ssi)", "X", "", 1);
    METHOD("aXbXc", replace, "(ssi)", "X", "y", 0);
    METHOD("abc", replace, "(ss)", "", "-");
    METHOD("abc", replace, "(ssi)", "", "-", 2);
    METHOD("", replace, "(ss)", "", "x");
    METHOD("", replace, "(ss)", "a", "x");
    METHOD("\xe2\x82\xac" "a", replace, "(ss)", "\xe2\x82\xac", "b");
    METHOD("aa", replace, "(ss)", "a", "\xf0\x9f\x98\x80");
    METHOD("abcabc", replace, "(ss)", "bc", "x");
    METHOD("a", replace, "(s)", "a");
    METHOD("a", replace, "(is)", 1, "a");
    METHOD("a", replace, "(si)", "a", 1);
    METHOD("a", replace, "(sss)", "a", "b", "c");
    METHOD("a", replace, "(ssii)", "a", "b", 1, 2);
    METHOD("a\tbc\td\n\te", expandtabs, "()");
    METHOD("a\tbc\td\n\te", expandtabs, "(i)", 4);
    METHOD("a\tb", expandtabs, "(i)", 0);
    METHOD("a\tb", expandtabs, "(i)", -3);
    NAMED("a\tb", expandtabs, "tabsize", "i", 2);
    METHOD("a", expandtabs, "(s)", "x");
    METHOD("a", expandtabs, "(ii)", 1, 2);
    METHOD("abc", translate, "({i:s,i:O,i:i})", 'a', "xyz", 'b', Py_None, 'c', 0x20ac);
    METHOD("abc", translate, "({})");
    METHOD("a", translate, "({i:d})", 'a', 1.5);
    METHOD("a", translate, "({i:i})", 'a', -1);
    METHOD("a", translate, "({i:i})", 'a', 0x110000);
    METHOD("a", translate, "()");
    METHOD("abc", translate, "(s)", "xyz");
    METHOD("", maketrans, "({s:i})", "a", 1);
    METHOD("", maketrans, "({i:s})", 97, "x");
    METHOD("", maketrans, "(ss)", "ab", "xy");
    METHOD("", maketrans, "(sss)", "ab", "xy", "z");
    METHOD("", maketrans, "(i)", 1);
    METHOD("", maketrans, "(ss)", "a", "bc");
    METHOD("", maketrans, "({s:i})", "ab", 1);
    METHOD("", maketrans, "({d:i})", 1.5, 1);
    METHOD("", maketrans, "(ssi)", "a", "b", 1);
    METHOD("", maketrans, "(si)", "a", 1);
    METHOD("", maketrans, "(is)", 1, "a");
    METHOD("", maketrans, "()");
    METHOD("abc", removeprefix, "(s)", "ab");
    METHOD("abc", removeprefix, "(s)", "x");
    METHOD("abc", removesuffix, "(s)", "bc");
    METHOD("abc", removesuffix, "(s)", "");
    METHOD("a", removeprefix, "(i)", 1);
    METHOD("a", removesuffix, "()");
    METHOD("a\xe2\x82\xac", __getnewargs__, "()");
    METHOD("abc", __sizeof__, "()");
    METHOD("a\xe2\x82\xac", __sizeof__, "()");
    METHOD("a\xc3\xa9", __sizeof__, "()");
    METHOD("a\xf0\x9f\x98\x80", __sizeof__, "()");
    METHOD("abc", __getitem__, "(i)", -1);
    METHOD("abc", __getitem__, "(i)", 3);
    METHOD("abc", __getitem__, "(i)", -4);
    METHOD("abc", __getitem__, "(s)", "x");
    METHOD("abc", __getitem__, "(d)", 1.5);
    METHOD("abc", __contains__, "(i)", 1);
    METHOD("abc", __add__, "(i)", 1);
    METHOD("abc", __add__, "(s)", "\xe2\x82\xac");
    METHOD("ab", __mul__, "(i)", 3);
    METHOD("ab", __mul__, "(i)", -3);
    METHOD("ab", __rmul__, "(i)", 2);
    METHOD("ab", __mul__, "(s)", "x");
    METHOD("ab", __hash__, "()");
    METHOD("\xe2\x82\xac", __hash__, "()");
    METHOD("", __hash__, "()");
    METHOD("a", __eq__, "(s)", "a");
    METHOD("a", __lt__, "(s)", "b");
    METHOD("a", __le__, "(i)", 1);
    METHOD("ab", __len__, "()");
    METHOD("ab", __str__, "()");
    METHOD("a'b", __repr__, "()");

    static const long bounds[] = {-9, -3, -1, 0, 1, 2, 4, 9};
    static const char *texts[] = {"", "a", "abcd", "a\xe2\x82\xac" "bc", "ab\xf0\x9f\x98\x80" "d"};
    for (size_t text = 0; text < 5; text++) {
        PyObject *op = str_of(texts[text]);
        unsigned long long sum = 0;
        for (int start = 0; start < 8; start++) {
            for (int stop = 0; stop < 8; stop++) {
                for (long step = -3; step < 4; step++) {
                    PyObject *slice = Py_BuildValue("lll", bounds[start], bounds[stop], step);
                    PyObject *all = PySlice_New(PyTuple_GetItem(slice, 0), PyTuple_GetItem(slice, 1), PyTuple_GetItem(slice, 2));
                    PyObject *part = PyObject_GetItem(op, all);
                    if (part == NULL && start + stop == 0) {
                        SHOW_ERROR("slice");
                    }
                    PyErr_Clear();
                    sum = sum * 31 + (part != NULL ? (unsigned long long)PyObject_Hash(part) * 4 + PyUnicode_KIND(part) : 1);
                    Py_XDECREF(part);
                    Py_DECREF(all);
                    Py_DECREF(slice);
                }
            }
        }
        printf("slices of %zu: %llu\n", text, sum);
        SHOW_NEW(PyUnicode_Substring(op, 1, 3));
        SHOW_NEW(PyUnicode_Substring(op, 0, 99));
        SHOW_NEW(PyUnicode_Substring(op, -1, 2));
        SHOW_NEW(PyUnicode_Substring(op, 2, 1));
        PyObject *whole = PyUnicode_Substring(op, 0, 99);
        printf("itself %d\n", whole == op);
        Py_DECREF(whole);
        SHOW_NEW(PySequence_Repeat(op, 3));
        SHOW_NEW(PySequence_GetSlice(op, 1, -1));
        SHOW_NEW(PySequence_Repeat(op, PY_SSIZE_T_MAX));
        Py_DECREF(op);
    }
    unsigned long long sum = 0;
    for (int round = 0; round < 2000; round++) {
        PyObject *op = str_random_text(30), *old = str_random_text(2), *new = str_random_text(3);
        PyObject *result = PyUnicode_Replace(op, old, new, (Py_ssize_t)str_random(6) - 1);
        sum = sum * 31 + (unsigned long long)PyObject_Hash(result) * 4 + PyUnicode_KIND(result) + PyUnicode_IS_ASCII(result);
        Py_DECREF(result);
        Py_DECREF(op);
        Py_DECREF(old);
        Py_DECREF(new);
    }
    printf("replaced %llu\n", sum);
}

OBJECT_MAIN(body)
