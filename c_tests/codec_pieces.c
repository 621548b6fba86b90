/* UTF-7, names of characters, coders that are given their input piece by piece, readers and writers of streams, and the
 * encoding of the locale. */

#include "library.h"

static const char *shifted[] = {"Hi", "+", "+-", "+AGE", "+AGE-", "+AG", "+2AA-", "+2ADcAA-", "a\xff" "b", "+A-", "+AGE\xff-x", "+AGEAYQ", "+////-", "+3AA-", "a+2A",
    "+AGE+", "+AGE!b", "+AGEA-", "+AGE=", "+IKwwo-", "~", "+\xff", "+2ABhAA-", "+AH-", "+AHi-", "+!", "Hi Mom -+Jjo---!", "x+2D3eAA-y+AOk-", "+2AA\xff"};

static void utf7(void)
{
    const char *handlers[] = {NULL, "replace", "ignore", "backslashreplace", "none"};
    for (size_t i = 0; i < sizeof shifted / sizeof *shifted; i++) {
        for (int j = 0; j < 5; j++) {
            printf("%zu %d ", i, j);
            SHOW_NEW(PyUnicode_DecodeUTF7(shifted[i], (Py_ssize_t)strlen(shifted[i]), handlers[j]));
            Py_ssize_t consumed = -7;
            SHOW_NEW(PyUnicode_DecodeUTF7Stateful(shifted[i], (Py_ssize_t)strlen(shifted[i]), handlers[j], &consumed));
            SHOW(consumed);
        }
    }
    const char *texts[] = {"Hi", "a+b", "\xc3\xa9", "\xe6\x97\xa5\xe6\x9c\xac", "\xf0\x9f\x98\x80", "~\\", "a/b=c", "\xe6\x97\xa5-a", "\t\n\r ", "\xc3\xa9+", "1\xc3\xa9/", "\xc3\xa9" "a b", "\x01\x7f"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        PyObject *text = PyUnicode_FromString(texts[i]), *bytes = PyUnicode_AsEncodedString(text, "utf-7", NULL);
        SHOW_BORROWED(bytes);
        PyObject *back = PyUnicode_Decode(PyBytes_AsString(bytes), PyBytes_Size(bytes), "UTF-7", NULL);
        CHECK(PyUnicode_Compare(text, back) == 0);
        Py_DECREF(text);
        Py_DECREF(bytes);
        Py_DECREF(back);
    }
    /* Characters of every kind in one text, without halves of pairs, which would become whole. */
    PyObject *all = PyUnicode_New(0x2000, 0x10ffff);
    for (int i = 0; i < 0x2000; i++) {
        Py_UCS4 character = (Py_UCS4)(i * 136);
        PyUnicode_WriteChar(all, i, (character & 0xfffff800) == 0xd800 ? 'x' : character);
    }
    PyObject *bytes = PyUnicode_AsEncodedString(all, "utf-7", NULL), *back = PyUnicode_Decode(PyBytes_AsString(bytes), PyBytes_Size(bytes), "utf-7", NULL);
    SHOW(PyBytes_Size(bytes));
    CHECK(PyUnicode_Compare(all, back) == 0);
    Py_DECREF(all);
    Py_DECREF(bytes);
    Py_DECREF(back);
}

static void names(void)
{
    const char *escapes[] = {"\\N{LATIN SMALL LETTER A}", "\\N{latin small letter a}x", "\\N{CJK UNIFIED IDEOGRAPH-4E00}", "\\N{HANGUL SYLLABLE GAG}", "\\N{NULL}\\N{BELL}", "\\N{GRINNING FACE}",
        "\\N{NO SUCH NAME}", "\\N{}", "\\N{LATIN", "\\N", "\\NX", "\\N{LATIN SMALL LETTER A WITH MACRON AND GRAVE}", "\\N{\xff}", "a\\N{DIGIT NINE}"};
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        SHOW_NEW(PyUnicode_DecodeUnicodeEscape(escapes[i], (Py_ssize_t)strlen(escapes[i]), NULL));
        SHOW_NEW(PyUnicode_DecodeUnicodeEscape(escapes[i], (Py_ssize_t)strlen(escapes[i]), "replace"));
    }
    PyObject *text = PyUnicode_FromString("a\xc3\xa9\xe6\x97\xa5\xea\xb0\x81\xf0\x9f\x98\x80\xee\x80\x80\xc2\x85z");
    SHOW_NEW(PyUnicode_AsEncodedString(text, "ascii", "namereplace"));
    SHOW_NEW(PyUnicode_AsEncodedString(text, "latin-1", "namereplace"));
    PyObject *handler = PyCodec_LookupError("namereplace");
    SHOW_BORROWED(handler);
    PyObject *error = PyObject_CallFunction(PyExc_UnicodeEncodeError, "sOnns", "x", text, (Py_ssize_t)1, (Py_ssize_t)3, "r");
    SHOW_NEW(PyCodec_NameReplaceErrors(error));
    Py_DECREF(error);
    error = PyObject_CallFunction(PyExc_UnicodeDecodeError, "sy#nns", "x", "abc", (Py_ssize_t)3, (Py_ssize_t)1, (Py_ssize_t)3, "r");
    SHOW_NEW(PyCodec_NameReplaceErrors(error));
    SHOW_NEW(PyCodec_NameReplaceErrors(text));
    Py_DECREF(error);
    Py_DECREF(handler);
    Py_DECREF(text);
}

static void pieces(const char *encoding, const char *bytes, Py_ssize_t length)
{
    PyObject *decoder = PyCodec_IncrementalDecoder(encoding, "replace");
    printf("%s\n", encoding);
    for (Py_ssize_t i = 0; i < length; i++) {
        SHOW_NEW(call_method(decoder, "decode", "(y#)", bytes + i, (Py_ssize_t)1));
        SHOW_NEW(call_method(decoder, "getstate", NULL));
    }
    SHOW_NEW(call_method(decoder, "decode", "(y#O)", "", (Py_ssize_t)0, Py_True));
    SHOW_NEW(call_method(decoder, "reset", NULL));
    SHOW_NEW(call_method(decoder, "getstate", NULL));
    Py_DECREF(decoder);
}

static void incremental(void)
{
    pieces("utf-8", "a\xc3\xa9\xf0\x9f\x98\x80\xff" "b\xc3", 10);
    pieces("utf-7", "a+AOk-b+ZeU", 11);
    pieces("utf-16", "\xff\xfe" "a\0\x3d\xd8\0\xde" "b", 9);
    pieces("utf-16", "\xfe\xff\0a\0", 5);
    pieces("utf-32", "\xff\xfe\0\0a\0\0\0b", 9);
    pieces("utf-16-be", "\0a\0", 3);
    pieces("ascii", "ab\xff", 3);
    pieces("latin-1", "ab\xff", 3);
    pieces("unicode_escape", "a\\x41\\", 6);
    PyObject *decoder = PyCodec_IncrementalDecoder("utf-16", NULL);
    SHOW_NEW(call_method(decoder, "decode", "(y#)", "ab", (Py_ssize_t)2));
    SHOW_NEW(call_method(decoder, "setstate", "((y#i))", "", (Py_ssize_t)0, 1));
    SHOW_NEW(call_method(decoder, "decode", "(y#)", "\0a", (Py_ssize_t)2));
    Py_DECREF(decoder);
    decoder = PyCodec_IncrementalDecoder("utf-8", NULL);
    SHOW_NEW(call_method(decoder, "decode", "(y#O)", "\xc3", (Py_ssize_t)1, Py_True));
    Py_DECREF(decoder);
    const char *encodings[] = {"utf-8", "utf-7", "utf-16", "utf-32", "utf-16-le", "ascii", "latin-1", "unicode_escape"};
    for (int i = 0; i < 8; i++) {
        PyObject *encoder = PyCodec_IncrementalEncoder(encodings[i], "replace");
        SHOW_NEW(call_method(encoder, "getstate", NULL));
        SHOW_NEW(call_method(encoder, "encode", "s", "a\xc3\xa9"));
        SHOW_NEW(call_method(encoder, "getstate", NULL));
        SHOW_NEW(call_method(encoder, "encode", "sO", "b", Py_True));
        SHOW_NEW(call_method(encoder, "reset", NULL));
        SHOW_NEW(call_method(encoder, "encode", "s", "c"));
        Py_DECREF(encoder);
    }
    SHOW_NEW(PyCodec_IncrementalDecoder("no-such", NULL));
    SHOW_NEW(PyCodec_IncrementalEncoder("no-such", NULL));
    SHOW_NEW(PyCodec_StreamReader("no-such", Py_None, NULL));
    SHOW_NEW(PyCodec_StreamWriter("no-such", Py_None, NULL));
}

/* A stream over a bytes object, and one that collects. */
static PyObject *source_read(PyObject *self, PyObject *args)
{
    Py_ssize_t size = -1;
    if (!PyArg_ParseTuple(args, "|n", &size)) {
        return NULL;
    }
    PyObject *bytes = attribute(self, "bytes");
    Py_ssize_t length = PyBytes_Size(bytes), count = size < 0 || size > length ? length : size;
    PyObject *head = PySequence_GetSlice(bytes, 0, count), *tail = PySequence_GetSlice(bytes, count, length);
    PyObject_SetAttr(self, PyUnicode_InternFromString("bytes"), tail);
    Py_DECREF(bytes);
    Py_DECREF(tail);
    return head;
}

static PyObject *sink_write(PyObject *self, PyObject *args)
{
    PyObject *more;
    if (!PyArg_ParseTuple(args, "O", &more)) {
        return NULL;
    }
    PyObject *bytes = attribute(self, "bytes"), *all = PySequence_Concat(bytes, more);
    PyObject_SetAttr(self, PyUnicode_InternFromString("bytes"), all);
    Py_DECREF(bytes);
    Py_DECREF(all);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {{"read", source_read, METH_VARARGS, NULL}, {"write", sink_write, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};

static PyObject *stream_class;

static PyObject *stream(const char *bytes, Py_ssize_t length)
{
    PyObject *made = PyObject_CallNoArgs(stream_class), *content = PyBytes_FromStringAndSize(bytes, length);
    PyObject_SetAttr(made, PyUnicode_InternFromString("bytes"), content);
    Py_DECREF(content);
    return made;
}

static void streams(void)
{
    PyType_Slot slots[] = {{Py_tp_methods, methods}, {0, NULL}};
    PyType_Spec spec = {"tests.Stream", 0, 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};
    PyObject *base = PyType_FromSpec(&spec);
    stream_class = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){}", "Stream", base);
    Py_DECREF(base);
    const char *text = "one\ntwo \xc3\xa9\r\nthree\rfour \xf0\x9f\x98\x80 and more of it, so that a line is longer than what is read at a time, which is seventy-two bytes\nlast";
    Py_ssize_t length = (Py_ssize_t)strlen(text);
    PyObject *over = stream(text, length), *reader = PyCodec_StreamReader("utf-8", over, NULL);
    for (int i = 0; i < 7; i++) {
        SHOW_NEW(call_method(reader, "readline", NULL));
    }
    Py_DECREF(reader);
    Py_DECREF(over);
    over = stream(text, length);
    reader = PyCodec_StreamReader("utf-8", over, "strict");
    SHOW_NEW(call_method(reader, "readline", "OO", Py_None, Py_False));
    SHOW_NEW(call_method(reader, "read", "ii", -1, 6));
    SHOW_NEW(call_method(reader, "readlines", NULL));
    SHOW_NEW(call_method(reader, "read", NULL));
    SHOW_NEW(attribute(reader, "errors"));
    SHOW_NEW(attribute(reader, "bytes"));
    SHOW_NEW(call_method(reader, "reset", NULL));
    Py_DECREF(reader);
    Py_DECREF(over);
    over = stream("\xff\xfe" "a\0b\0\n\0c\0", 10);
    reader = PyCodec_StreamReader("utf-16", over, NULL);
    SHOW_NEW(items_of(Py_NewRef(reader), 9));
    Py_DECREF(reader);
    Py_DECREF(over);
    over = stream("", 0);
    PyObject *writer = PyCodec_StreamWriter("utf-16", over, NULL);
    SHOW_NEW(call_method(writer, "write", "s", "ab"));
    SHOW_NEW(call_method(writer, "write", "s", "\xc3\xa9"));
    SHOW_NEW(call_method(writer, "writelines", "((ss))", "x", "y"));
    SHOW_NEW(call_method(writer, "reset", NULL));
    SHOW_NEW(call_method(writer, "write", "s", "z"));
    SHOW_NEW(attribute(over, "bytes"));
    Py_DECREF(writer);
    writer = PyCodec_StreamWriter("ascii", over, "strict");
    SHOW_NEW(call_method(writer, "write", "s", "\xc3\xa9"));
    Py_DECREF(writer);
    Py_DECREF(over);
    Py_CLEAR(stream_class);
    PyGC_Collect();
}

static void of_module(void)
{
    PyObject *info = library_call("codecs", "lookup", "(s)", "utf8");
    SHOW_NEW(attribute(info, "name"));
    SHOW(PyTuple_Size(info));
    SHOW_NEW(PyObject_CallFunction(PyTuple_GetItem(info, 0), "s", "\xc3\xa9"));
    SHOW_NEW(PyObject_CallFunction(PyTuple_GetItem(info, 1), "y", "\xc3\xa9"));
    Py_DECREF(info);
    const char *names[] = {"latin1", "ascii", "utf-16", "U7", "utf_32_be", "unicode_escape", "raw-unicode-escape"};
    for (int i = 0; i < 7; i++) {
        info = library_call("codecs", "lookup", "(s)", names[i]);
        SHOW_NEW(attribute(info, "name"));
        Py_DECREF(info);
    }
    PyObject *make = library_call("codecs", "getincrementaldecoder", "(s)", "utf-8"), *decoder = PyObject_CallNoArgs(make);
    SHOW_NEW(call_method(decoder, "decode", "(y)", "a"));
    Py_DECREF(decoder);
    Py_DECREF(make);
    object_show("getreader", library_call("codecs", "getreader", "(s)", "no-such"), 1);
    object_show("getencoder", library_call("codecs", "getencoder", "(i)", 1), 1);
    object_show("BOM_UTF32", library("codecs", "BOM_UTF32"), 1);
    object_show("BOM_UTF8", library("codecs", "BOM_UTF8"), 1);
    object_show("namereplace_errors", library_call("codecs", "namereplace_errors", "(i)", 1), 1);
}

static void of_locale(void)
{
    SHOW_NEW(PyUnicode_DecodeLocale("text", NULL));
    SHOW_NEW(PyUnicode_DecodeLocale("text", "surrogateescape"));
    SHOW_NEW(PyUnicode_DecodeLocale("text", "replace"));
    SHOW_NEW(PyUnicode_DecodeLocaleAndSize("te\0t", 4, NULL));
    SHOW_NEW(PyUnicode_DecodeLocaleAndSize("text", 4, "strict"));
    PyObject *text = PyUnicode_FromString("text"), *null = PyUnicode_FromStringAndSize("a\0b", 3);
    SHOW_NEW(PyUnicode_EncodeLocale(text, NULL));
    SHOW_NEW(PyUnicode_EncodeLocale(text, "surrogateescape"));
    SHOW_NEW(PyUnicode_EncodeLocale(text, "ignore"));
    SHOW_NEW(PyUnicode_EncodeLocale(null, NULL));
    Py_DECREF(null);
    Py_DECREF(text);
}

static void body(void)
{
    utf7();
    names();
    incremental();
    streams();
    of_module();
    of_locale();
}

OBJECT_MAIN(body)
