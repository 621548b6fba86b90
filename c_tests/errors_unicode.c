/* The errors of conversion of text: arguments, texts, and the entries that read and change them. */
#include "attributes.h"

static void texts(void)
{
    const char *objects[] = {"abc", "\xc3\xa9" "b", "\xe2\x82\xac" "b", "\xf0\x9f\x98\x80" "b", ""};
    Py_ssize_t ends[] = {0, 1, 2, 3, -1, 100};
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
        for (Py_ssize_t start = 0; start < 3; start++) {
            for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
                PyObject *error =
                    PyObject_CallFunction(PyExc_UnicodeEncodeError, "ssnns", "enc", objects[i], start, ends[e], "why");
                Py_ssize_t from = -7, to = -7;
                printf("%d %d", PyUnicodeEncodeError_GetStart(error, &from), PyUnicodeEncodeError_GetEnd(error, &to));
                printf(" %lld %lld ", (long long)from, (long long)to);
                object_show("", PyObject_Str(error), 1);
                Py_DECREF(error);
                error = PyUnicodeDecodeError_Create("enc", objects[i], (Py_ssize_t)strlen(objects[i]), start, ends[e], "why");
                printf("%d %d", PyUnicodeDecodeError_GetStart(error, &from), PyUnicodeDecodeError_GetEnd(error, &to));
                printf(" %lld %lld ", (long long)from, (long long)to);
                object_show("", PyObject_Str(error), 1);
                Py_DECREF(error);
                error = PyObject_CallFunction(PyExc_UnicodeTranslateError, "snns", objects[i], start, ends[e], "why");
                printf("%d %d", PyUnicodeTranslateError_GetStart(error, &from), PyUnicodeTranslateError_GetEnd(error, &to));
                printf(" %lld %lld ", (long long)from, (long long)to);
                object_show("", PyObject_Str(error), 1);
                Py_DECREF(error);
            }
        }
    }
}

static void entries(void)
{
    PyObject *encode = PyObject_CallFunction(PyExc_UnicodeEncodeError, "ssiis", "enc", "abc", 1, 2, "why");
    PyObject *decode = PyObject_CallFunction(PyExc_UnicodeDecodeError, "syiis", "enc", "abc", 1, 2, "why");
    PyObject *translate = PyObject_CallFunction(PyExc_UnicodeTranslateError, "siis", "abc", 1, 2, "why");
    SHOW_BORROWED(encode);
    SHOW_BORROWED(decode);
    SHOW_BORROWED(translate);
    SHOW_NEW(PyUnicodeEncodeError_GetEncoding(encode));
    SHOW_NEW(PyUnicodeDecodeError_GetEncoding(decode));
    SHOW_NEW(PyUnicodeEncodeError_GetObject(encode));
    SHOW_NEW(PyUnicodeDecodeError_GetObject(decode));
    SHOW_NEW(PyUnicodeTranslateError_GetObject(translate));
    SHOW_NEW(PyUnicodeEncodeError_GetReason(encode));
    SHOW_NEW(PyUnicodeDecodeError_GetReason(decode));
    SHOW_NEW(PyUnicodeTranslateError_GetReason(translate));
    SHOW_STATUS(PyUnicodeEncodeError_SetStart(encode, 2));
    SHOW_STATUS(PyUnicodeDecodeError_SetStart(decode, 2));
    SHOW_STATUS(PyUnicodeTranslateError_SetStart(translate, 2));
    SHOW_STATUS(PyUnicodeEncodeError_SetEnd(encode, 3));
    SHOW_STATUS(PyUnicodeDecodeError_SetEnd(decode, 3));
    SHOW_STATUS(PyUnicodeTranslateError_SetEnd(translate, 3));
    SHOW_STATUS(PyUnicodeEncodeError_SetReason(encode, "new"));
    SHOW_STATUS(PyUnicodeDecodeError_SetReason(decode, "new"));
    SHOW_STATUS(PyUnicodeTranslateError_SetReason(translate, "new"));
    SHOW_STATUS(PyUnicodeTranslateError_SetReason(translate, "\xff"));
    SHOW_NEW(PyObject_Str(encode));
    SHOW_NEW(PyObject_Str(decode));
    SHOW_NEW(PyObject_Str(translate));
    const char *names[] = {"encoding", "object", "start", "end", "reason"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        SHOW_NEW(PyObject_GetAttrString(decode, names[i]));
        SHOW_STATUS(PyObject_SetAttrString(decode, names[i], Py_None));
        SHOW_STATUS(PyObject_SetAttrString(decode, names[i], NULL));
    }
    Py_ssize_t at;
    SHOW_NEW(PyUnicodeDecodeError_GetEncoding(decode));
    SHOW_NEW(PyUnicodeDecodeError_GetObject(decode));
    SHOW_NEW(PyUnicodeDecodeError_GetReason(decode));
    SHOW_STATUS(PyUnicodeDecodeError_GetStart(decode, &at));
    SHOW_STATUS(PyUnicodeDecodeError_GetEnd(decode, &at));
    SHOW_STATUS(PyObject_SetAttrString(encode, "object", Py_None));
    SHOW_STATUS(PyObject_SetAttrString(encode, "reason", Py_True));
    SHOW_NEW(PyUnicodeEncodeError_GetObject(encode));
    SHOW_NEW(PyUnicodeEncodeError_GetReason(encode));
    SHOW_STATUS(PyUnicodeEncodeError_GetStart(encode, &at));
    Py_DECREF(encode);
    Py_DECREF(decode);
    Py_DECREF(translate);
}

static void wrong(void)
{
    SHOW_NEW(PyObject_CallFunction(PyExc_UnicodeEncodeError, NULL));
    SHOW_NEW(PyObject_CallFunction(PyExc_UnicodeEncodeError, "yyiis", "enc", "abc", 1, 2, "why"));
    SHOW_NEW(PyObject_CallFunction(PyExc_UnicodeEncodeError, "syiis", "enc", "abc", 1, 2, "why"));
    SHOW_NEW(PyObject_CallFunction(PyExc_UnicodeEncodeError, "sssis", "enc", "abc", "1", 2, "why"));
    SHOW_NEW(PyObject_CallFunction(PyExc_UnicodeEncodeError, "ssiii", "enc", "abc", 1, 2, 3));
    SHOW_NEW(PyObject_CallFunction(PyExc_UnicodeDecodeError, "ssiis", "enc", "abc", 1, 2, "why"));
    SHOW_NEW(PyObject_CallFunction(PyExc_UnicodeTranslateError, "siisi", "abc", 1, 2, "why", 3));
    SHOW_NEW(PyObject_CallFunction(PyExc_UnicodeTranslateError, "siOs", "abc", 1, Py_None, "why"));
    PyObject *array = PyByteArray_FromStringAndSize("xyz", 3);
    SHOW_NEW(PyObject_CallFunction(PyExc_UnicodeDecodeError, "sOiis", "enc", array, 1, 2, "why"));
    PyObject *error = PyObject_CallFunction(PyExc_UnicodeDecodeError, "sOiis", "enc", array, 1, 2, "why");
    SHOW_NEW(PyUnicodeDecodeError_GetObject(error));
    Py_DECREF(error);
    Py_DECREF(array);
    SHOW_NEW(PyUnicodeDecodeError_Create("\xff", "abc", 3, 0, 1, "why"));
    SHOW_NEW(PyObject_CallFunction(PyExc_UnicodeError, "ii", 1, 2));
}

static void body(void)
{
    texts();
    entries();
    wrong();
}

OBJECT_MAIN(body)
