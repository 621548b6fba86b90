/* What CPython's own extension modules call of str and hashes: interning for a time and for good, comparing with ASCII,
 * hexadecimal digits, hashes of bytes, names of files. */
#include "str.h"

PyAPI_FUNC(int) _PyUnicode_EqualToASCIIString(PyObject *, const char *);
PyAPI_FUNC(void) _PyUnicode_InternInPlace(PyInterpreterState *, PyObject **);
PyAPI_FUNC(void) _PyUnicode_InternMortal(PyInterpreterState *, PyObject **);
PyAPI_FUNC(void) _PyUnicode_InternImmortal(PyInterpreterState *, PyObject **);
PyAPI_FUNC(PyObject *) _Py_strhex(const char *, const Py_ssize_t);
PyAPI_FUNC(PyObject *) _Py_strhex_bytes_with_sep(const char *, const Py_ssize_t, PyObject *, const int);
PyAPI_FUNC(Py_hash_t) _Py_HashBytes(const void *, Py_ssize_t);
PyAPI_FUNC(Py_ssize_t) PyUnicode_GetSize(PyObject *);

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static void interning(void)
{
    PyInterpreterState *interp = PyInterpreterState_Get();
    PyObject *mortal = PyUnicode_FromString("for a time"), *same = PyUnicode_FromString("for a time");
    SHOW(PyUnicode_CHECK_INTERNED(mortal));
    _PyUnicode_InternMortal(interp, &mortal);
    SHOW(PyUnicode_CHECK_INTERNED(mortal));
    SHOW(Py_REFCNT(mortal));
    _PyUnicode_InternMortal(interp, &same);
    CHECK(same == mortal);
    SHOW(Py_REFCNT(mortal));
    _PyUnicode_InternMortal(interp, &same);
    SHOW(Py_REFCNT(mortal));
    Py_DECREF(same);
    Py_DECREF(mortal);

    PyObject *place = PyUnicode_FromString("in its place");
    _PyUnicode_InternInPlace(interp, &place);
    SHOW(PyUnicode_CHECK_INTERNED(place));
    CHECK(_Py_IsImmortal(place) || Py_REFCNT(place) == 1);
    same = PyUnicode_InternFromString("in its place");
    CHECK(same == place);
    Py_DECREF(same);
    Py_DECREF(place);

    PyObject *forever = PyUnicode_FromString("for good");
    _PyUnicode_InternImmortal(interp, &forever);
    SHOW(PyUnicode_CHECK_INTERNED(forever));
    CHECK(_Py_IsImmortal(forever));
    same = PyUnicode_FromString("for good");
    _PyUnicode_InternMortal(interp, &same);
    CHECK(same == forever);
    Py_DECREF(same);
    Py_DECREF(forever);

    PyObject *letter = PyUnicode_FromString("x"), *before = letter;
    _PyUnicode_InternMortal(interp, &letter);
    CHECK(letter == before);
    Py_DECREF(letter);
}

static void hex(const char *text, Py_ssize_t size, PyObject *sep, int group)
{
    PyObject *made = _Py_strhex_bytes_with_sep(text, size, sep, group);
    printf("%d: ", group);
    SHOW_NEW(made);
}

static void body(void)
{
    interning();

    PyObject *text = PyUnicode_FromString("text"), *wide = PyUnicode_FromString("t\303\244xt"), *empty = PyUnicode_New(0, 0);
    SHOW(_PyUnicode_EqualToASCIIString(text, "text"));
    SHOW(_PyUnicode_EqualToASCIIString(text, "texts"));
    SHOW(_PyUnicode_EqualToASCIIString(text, "tex"));
    SHOW(_PyUnicode_EqualToASCIIString(wide, "text"));
    SHOW(_PyUnicode_EqualToASCIIString(empty, ""));
    SHOW_STATUS(PyUnicode_GetSize(text));
    Py_DECREF(text);
    Py_DECREF(wide);
    Py_DECREF(empty);

    SHOW_NEW(_Py_strhex("\x01\xab\xff", 3));
    SHOW_NEW(_Py_strhex("", 0));
    PyObject *colon = PyUnicode_FromString(":"), *two = PyUnicode_FromString("::"), *bytes = PyBytes_FromString("-"),
             *far = PyUnicode_FromString("\342\202\254"), *number = PyLong_FromLong(1);
    static const int groups[] = {1, 2, 3, 0, -1, -2, -3, 100, -100};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        hex("\x01\x23\x45\x67\x89", 5, colon, groups[i]);
    }
    hex("\x01\x23", 2, bytes, 1);
    hex("\x01\x23", 2, two, 1);
    hex("\x01\x23", 2, far, 1);
    hex("\x01\x23", 2, number, 1);
    hex("\x01\x23", 2, NULL, 1);
    hex("", 0, colon, 1);
    hex("a", 1, colon, 1);
    Py_DECREF(colon);
    Py_DECREF(two);
    Py_DECREF(bytes);
    Py_DECREF(far);
    Py_DECREF(number);

    static const char letters[] = "the letters of some length";
    for (size_t size = 0; size < sizeof letters; size += 5) {
        PyObject *same = PyBytes_FromStringAndSize(letters, (Py_ssize_t)size);
        CHECK(_Py_HashBytes(letters, (Py_ssize_t)size) == PyObject_Hash(same));
        Py_DECREF(same);
    }
    SHOW(_Py_HashBytes("", 0));
    SHOW(_Py_HashBytes("a", 1) != _Py_HashBytes("b", 1));

    SHOW_NEW(PyUnicode_DecodeFSDefaultAndSize("abc", 2));
    SHOW_NEW(PyUnicode_DecodeFSDefaultAndSize("t\303\244", 3));
    SHOW_NEW(PyUnicode_DecodeFSDefaultAndSize("\377", 1));
    SHOW_NEW(PyUnicode_DecodeFSDefaultAndSize("a\0b", 3));
    SHOW_TEXT(Py_FileSystemDefaultEncoding);

    size_t length = 0, wrong = 0;
    wchar_t *decoded = Py_DecodeLocale("t\303\244\377", &length);
    REQUIRE(decoded != NULL);
    SHOW(length);
    for (size_t i = 0; i < length; i++) {
        printf("%lx ", (unsigned long)decoded[i]);
    }
    char *encoded = Py_EncodeLocale(decoded, &wrong);
    printf("%d\n", encoded != NULL ? strcmp(encoded, "t\303\244\377") : 7);
    PyMem_Free(encoded);
    PyMem_RawFree(decoded);
    const wchar_t strange[] = {'a', 0xd801, 0};
    encoded = Py_EncodeLocale(strange, &wrong);
    CHECK(encoded == NULL);
    SHOW(wrong);
    PyErr_Clear();
}

OBJECT_MAIN(body)
