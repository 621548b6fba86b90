/* Strs in all kinds; those of length 0, and of length 1 up to U+00FF, have one address each, whatever made them. */
#include "object.h"

static void kind_of(const char *title, PyObject *text)
{
    if (text == NULL) {
        SHOW_ERROR(title);
        return;
    }
    PyASCIIObject *head = (PyASCIIObject *)text;
    printf("%s: length %zd kind %d ascii %d compact %d interned %d immortal %d size %zd\n", title,
           PyUnicode_GetLength(text), (int)head->state.kind, (int)head->state.ascii, (int)head->state.compact,
           (int)head->state.interned, _Py_IsImmortal(text), PyUnicode_GET_LENGTH(text) * PyUnicode_KIND(text));
    Py_DECREF(text);
}

static void body(void)
{
    kind_of("ascii", PyUnicode_FromString("abc"));
    kind_of("latin", PyUnicode_FromString("ab\xc3\xa9"));
    kind_of("two", PyUnicode_FromString("ab\xe2\x82\xac"));
    kind_of("four", PyUnicode_FromString("ab\xf0\x9f\x98\x80"));
    kind_of("empty", PyUnicode_FromString(""));
    kind_of("one", PyUnicode_FromString("a"));
    kind_of("one latin", PyUnicode_FromString("\xc3\xa9"));
    kind_of("one two", PyUnicode_FromString("\xe2\x82\xac"));
    kind_of("new", PyUnicode_New(3, 127));
    kind_of("new 255", PyUnicode_New(3, 255));
    kind_of("new 256", PyUnicode_New(3, 256));
    kind_of("new max", PyUnicode_New(3, 0x10ffff));
    kind_of("new 0", PyUnicode_New(0, 0));
    kind_of("new too wide", PyUnicode_New(3, 0x110000));
    kind_of("new negative", PyUnicode_New(-1, 127));
    kind_of("new huge", PyUnicode_New(PY_SSIZE_T_MAX, 127));
    kind_of("negative", PyUnicode_FromStringAndSize("x", -1));
    kind_of("no text", PyUnicode_FromStringAndSize(NULL, 3));
    kind_of("no text, empty", PyUnicode_FromStringAndSize(NULL, 0));
    Py_UCS2 two[] = {'a', 0xe9, 0x20ac, 0xd800};
    Py_UCS4 four[] = {'a', 0xe9, 0x20ac, 0x1f600};
    for (int n = 0; n <= 4; n++) {
        kind_of("from 2", PyUnicode_FromKindAndData(PyUnicode_2BYTE_KIND, two, n));
        kind_of("from 4", PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, four, n));
        kind_of("from 1", PyUnicode_FromKindAndData(PyUnicode_1BYTE_KIND, "a\xe9zz", n));
    }
    kind_of("kind 3", PyUnicode_FromKindAndData(3, two, 2));
    kind_of("size -1", PyUnicode_FromKindAndData(1, "a", -1));
    for (int code = 0; code < 300; code++) {
        PyObject *one = PyUnicode_FromOrdinal(code), *other = PyUnicode_FromKindAndData(4, &(Py_UCS4){code}, 1);
        PyObject *longer = PyUnicode_FromKindAndData(4, (Py_UCS4[]){'x', code}, 2);
        PyObject *part = PyUnicode_Substring(longer, 1, 2), *got = PySequence_GetItem(longer, 1);
        int shared = (one == other) + (one == part) + (one == got);
        if (shared != (code < 256 ? 3 : 0)) {
            printf("%d: %d shared\n", code, shared);
        }
        Py_DECREF(one);
        Py_DECREF(other);
        Py_DECREF(longer);
        Py_DECREF(part);
        Py_DECREF(got);
    }
    kind_of("ordinal -1", PyUnicode_FromOrdinal(-1));
    kind_of("ordinal 0x110000", PyUnicode_FromOrdinal(0x110000));
    SHOW_NEW(PyUnicode_FromOrdinal(0x1f600));
    SHOW_NEW(PyUnicode_FromObject(Py_None));
    SHOW_NEW(PyUnicode_FromString("it's \"quoted\" \\ \n\t\r\x01\x7f"));
    SHOW_NEW(PyUnicode_FromString("it's"));
    SHOW_NEW(PyUnicode_FromString("\xc2\xa0\xc3\xa9\xe2\x80\x8b\xf0\x9f\x98\x80\xf3\xa0\x80\x81"));
}

OBJECT_MAIN(body)
