/* UTF-8, ASCII and Latin-1 in both directions, with every handler that is known by its name, and what is malformed. */
#define PY_SSIZE_T_CLEAN
#include "str.h"

static const char *handlers[] = {"strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace", "nobody"};

#define EACH(handler) for (size_t handler = 0; handler < sizeof handlers / sizeof *handlers; handler++)

static void body(void)
{
    static const char *bad[] = {"a\xff" "b", "\x80", "\xc3", "\xc3(", "\xe2\x82", "\xe2(\xa1", "\xe2\x82(", "\xf0\x9f\x98", "\xf0\x28\x8c\xbc", "\xf0\x90\x28\xbc", "\xed\xa0\x80x",
                                "\xed\xb0\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xf4\x90\x80\x80", "\xf5\x80", "ok \xe2\x82\xac \xff\xfe\xfd", "\xed\xa0", "\xf0", "\xe2\x82\xe2\x82\xac"};
    for (size_t at = 0; at < sizeof bad / sizeof *bad; at++) {
        EACH(handler)
        {
            printf("%zu %s ", at, handlers[handler]);
            SHOW_NEW(PyUnicode_DecodeUTF8(bad[at], (Py_ssize_t)strlen(bad[at]), handlers[handler]));
        }
        Py_ssize_t consumed = -5;
        SHOW_NEW(PyUnicode_DecodeUTF8Stateful(bad[at], (Py_ssize_t)strlen(bad[at]), NULL, &consumed));
        printf("consumed %zd\n", consumed);
        SHOW_NEW(PyUnicode_FromString(bad[at]));
        SHOW_NEW(PyUnicode_DecodeFSDefault(bad[at]));
        SHOW_NEW(PyUnicode_DecodeASCII(bad[at], (Py_ssize_t)strlen(bad[at]), "replace"));
        SHOW_NEW(PyUnicode_DecodeASCII(bad[at], (Py_ssize_t)strlen(bad[at]), NULL));
        SHOW_NEW(PyUnicode_DecodeLatin1(bad[at], (Py_ssize_t)strlen(bad[at]), NULL));
    }
    static const char *texts[] = {"", "abc", "a\xc3\xa9", "\xe2\x82\xac\xc3\xa9z", "\xf0\x9f\x98\x80", "a\xed\xa0\x80\xed\xb0\x80z", "\xed\xb2\x80\xed\xb2\x81\xed\xa0\x80", "\xed\xb3\xbf"};
    static const char *encodings[] = {"utf-8", "UTF8", "ascii", "US-ASCII", "latin-1", "ISO-8859-1", "iso8859_1", "utf-16", "utf-16-le", "UTF-16BE", "utf_32", "utf-32-be", "no such"};
    for (size_t at = 0; at < sizeof texts / sizeof *texts; at++) {
        PyObject *text = str_of(texts[at]);
        for (size_t encoding = 0; encoding < sizeof encodings / sizeof *encodings; encoding++) {
            EACH(handler)
            {
                printf("%zu %s %s ", at, encodings[encoding], handlers[handler]);
                PyObject *bytes = PyUnicode_AsEncodedString(text, encodings[encoding], handlers[handler]);
                if (bytes == NULL) {
                    SHOW_ERROR("encode");
                    continue;
                }
                SHOW_BORROWED(bytes);
                SHOW_NEW(PyUnicode_Decode(PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes), encodings[encoding], "surrogatepass"));
                Py_DECREF(bytes);
            }
        }
        SHOW_NEW(PyUnicode_AsUTF8String(text));
        SHOW_NEW(PyUnicode_AsASCIIString(text));
        SHOW_NEW(PyUnicode_AsLatin1String(text));
        SHOW_NEW(PyUnicode_EncodeFSDefault(text));
        Py_ssize_t size = -7;
        const char *utf8 = PyUnicode_AsUTF8AndSize(text, &size);
        printf("%s %zd\n", utf8 != NULL ? utf8 : "(none)", size);
        PyErr_Clear();
        printf("kept %d\n", PyUnicode_AsUTF8(text) == utf8);
        PyErr_Clear();
        Py_DECREF(text);
    }
    PyObject *number = PyLong_FromLong(1), *bytes = PyBytes_FromString("abc\xe2\x82\xac"), *text = str_of("x");
    printf("%s\n", PyUnicode_GetDefaultEncoding());
    Py_ssize_t size = -7;
    printf("%d %zd\n", PyUnicode_AsUTF8AndSize(number, &size) == NULL, size);
    SHOW_ERROR("utf8 of a number");
    SHOW_NEW(PyUnicode_AsUTF8String(number));
    SHOW_NEW(PyUnicode_AsEncodedString(number, NULL, NULL));
    SHOW_NEW(PyUnicode_FromEncodedObject(bytes, NULL, NULL));
    SHOW_NEW(PyUnicode_FromEncodedObject(bytes, "latin-1", NULL));
    SHOW_NEW(PyUnicode_FromEncodedObject(number, NULL, NULL));
    SHOW_NEW(PyUnicode_FromEncodedObject(text, NULL, NULL));
    METHOD("\xe2\x82\xac", encode, "()");
    METHOD("\xe2\x82\xac", encode, "(ss)", "ascii", "xmlcharrefreplace");
    METHOD("\xe2\x82\xac", encode, "(s)", "ascii");
    METHOD("a", encode, "(i)", 1);
    METHOD("a", encode, "(sss)", "x", "y", "z");
    METHOD("a", encode, "(s)", "nope");
    METHOD("a", encode, "(s#)", "a\0b", (Py_ssize_t)3);
    NAMED("\xe2\x82\xac", encode, "errors", "s", "replace");
    NAMED("\xe2\x82\xac", encode, "encoding", "s", "utf-16-le");
    Py_DECREF(number);
    Py_DECREF(bytes);
    Py_DECREF(text);
}

OBJECT_MAIN(body)
