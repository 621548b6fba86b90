/* Order and equality of strs, with each other and with texts of C's. */
#include "str.h"

static void body(void)
{
    static const char *texts[] = {"", "a", "ab", "b", "a\xc3\xa9", "a\xe2\x82\xac", "a\xf0\x9f\x98\x80", "\xc3\xa9", "\xe2\x82\xac", "a\xed\xa0\x80"};
    enum { COUNT = sizeof texts / sizeof *texts };
    PyObject *all[COUNT];
    for (int at = 0; at < COUNT; at++) {
        all[at] = str_of(texts[at]);
    }
    for (int a = 0; a < COUNT; a++) {
        for (int b = 0; b < COUNT; b++) {
            printf("%d%d %d:", a, b, PyUnicode_Compare(all[a], all[b]));
            for (int op = Py_LT; op <= Py_GE; op++) {
                printf(" %d%d", PyObject_RichCompareBool(all[a], all[b], op), PyUnicode_RichCompare(all[a], all[b], op) == Py_True);
            }
            printf(" %d %d %d\n", PyUnicode_CompareWithASCIIString(all[a], texts[b]), PyUnicode_EqualToUTF8(all[a], texts[b]), PyUnicode_EqualToUTF8AndSize(all[a], texts[b], (Py_ssize_t)strlen(texts[b])));
        }
        printf("%d %d\n", PyUnicode_CompareWithASCIIString(all[a], "a\xe9"), PyUnicode_CompareWithASCIIString(all[a], "a\xe9z"));
        PyUnicode_AsUTF8(all[a]);
        PyErr_Clear();
        printf("%d\n", PyUnicode_EqualToUTF8(all[a], texts[a]));
    }
    PyObject *number = PyLong_FromLong(3);
    SHOW_STATUS(PyUnicode_Compare(number, all[1]));
    SHOW_STATUS(PyUnicode_Compare(all[1], number));
    printf("%d\n", PyUnicode_RichCompare(all[1], number, Py_EQ) == Py_NotImplemented);
    SHOW_NEW(PyObject_RichCompare(all[1], number, Py_LT));
    SHOW_NEW(PyObject_RichCompare(all[1], number, Py_EQ));
    Py_DECREF(number);
    for (int at = 0; at < COUNT; at++) {
        Py_DECREF(all[at]);
    }
}

OBJECT_MAIN(body)
