/* Interned strs: one object for each text, mortal unless asked otherwise; the table holds no reference. */
#include "str.h"

extern void PyUnicode_InternImmortal(PyObject **);

static void show(const char *title, PyObject *op)
{
    printf("%s: interned %d, count %lld\n", title, (int)((PyASCIIObject *)op)->state.interned, _Py_IsImmortal(op) ? -1 : (long long)Py_REFCNT(op));
}

static void body(void)
{
    PyObject *one = PyUnicode_InternFromString("a text of mine"), *other;
    show("first", one);
    other = PyUnicode_InternFromString("a text of mine");
    show("again", other);
    printf("same %d\n", one == other);
    Py_DECREF(other);
    other = str_of("a text of mine");
    show("not yet", other);
    PyUnicode_InternInPlace(&other);
    printf("same %d\n", one == other);
    Py_DECREF(other);
    show("before the end", one);
    Py_DECREF(one);
    one = str_of("a text of mine");
    PyUnicode_InternInPlace(&one);
    show("anew", one);
    PyUnicode_InternInPlace(&one);
    show("anew again", one);
    Py_DECREF(one);
    one = PyUnicode_InternFromString("\xe2\x82\xac and more");
    other = PyUnicode_InternFromString("\xe2\x82\xac and more");
    printf("same %d\n", one == other);
    Py_DECREF(one);
    Py_DECREF(other);
    one = PyUnicode_InternFromString("x");
    show("short", one);
    other = PyUnicode_New(1, 127);
    PyUnicode_WriteChar(other, 0, 'x');
    printf("same %d\n", one == other);
    PyUnicode_InternInPlace(&other);
    printf("same %d\n", one == other);
    one = PyUnicode_InternFromString("for good");
    PyUnicode_InternImmortal(&one);
    show("for good", one);
    other = str_of("for good");
    PyUnicode_InternInPlace(&other);
    printf("same %d\n", one == other);
    one = PyUnicode_InternFromString("__init__");
    show("known", one);
    SHOW_NEW(PyUnicode_InternFromString("\xff"));
    other = PyLong_FromLong(1000);
    PyObject *kept = other;
    PyUnicode_InternInPlace(&other);
    printf("a number stays %d\n", kept == other);
    Py_DECREF(other);
    PyObject *all[3000];
    for (int round = 0; round < 3; round++) {
        for (int at = 0; at < 3000; at++) {
            all[at] = PyUnicode_FromFormat("interned %d", at);
            PyUnicode_InternInPlace(&all[at]);
        }
        int wrong = 0;
        for (int at = 0; at < 3000; at += 7) {
            PyObject *again = PyUnicode_FromFormat("interned %d", at);
            PyUnicode_InternInPlace(&again);
            wrong += again != all[at];
            Py_DECREF(again);
        }
        printf("wrong %d\n", wrong);
        for (int at = 0; at < 3000; at++) {
            Py_DECREF(all[(at * 1237) % 3000]);
        }
    }
}

OBJECT_MAIN(body)
