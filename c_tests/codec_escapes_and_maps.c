/* unicode_escape, raw_unicode_escape, charmap, UTF-16 and UTF-32 by their own entries. */
#include "str.h"

static const char *handlers[] = {NULL, "replace", "ignore", "backslashreplace"};

static PyObject *build(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *value = Py_VaBuildValue(format, va);
    va_end(va);
    REQUIRE(value != NULL);
    return value;
}

static void map(PyObject *mapping)
{
    static const char *bytes[] = {"ab", "c", "de", "\xff"};
    static const char *texts[] = {"ab", "cc", "az", "dda"};
    SHOW_BORROWED(mapping);
    for (size_t at = 0; at < 4; at++) {
        for (size_t handler = 0; handler < 4; handler++) {
            SHOW_NEW(PyUnicode_DecodeCharmap(bytes[at], (Py_ssize_t)strlen(bytes[at]), mapping, handlers[handler]));
        }
        PyObject *text = str_of(texts[at]);
        SHOW_NEW(PyUnicode_AsCharmapString(text, mapping));
        SHOW_NEW(PyUnicode_Translate(text, mapping, NULL));
        Py_DECREF(text);
    }
    Py_DECREF(mapping);
}

static void body(void)
{
    static const char *escapes[] = {"a\\n\\t\\\\\\'\\\"\\b\\f\\r\\v\\a\\\nz", "\\101\\1\\18", "\\x41\\x4", "\\xzz", "\\u20ac\\u20a", "\\U0001f600", "\\U00110000", "\\U0001f60", "\\", "a\\", "\\N", "\\N{abc",
                                    "\\N{}", "\\ud800", "\\\\u0041\\\\\\u0041", "\\u", "\\x", "\\u12 4x", "\\U0011zz", "\xe9\\x41\xff", ""};
    for (size_t at = 0; at < sizeof escapes / sizeof *escapes; at++) {
        for (size_t handler = 0; handler < 4; handler++) {
            SHOW_NEW(PyUnicode_DecodeUnicodeEscape(escapes[at], (Py_ssize_t)strlen(escapes[at]), handlers[handler]));
            SHOW_NEW(PyUnicode_DecodeRawUnicodeEscape(escapes[at], (Py_ssize_t)strlen(escapes[at]), handlers[handler]));
        }
    }
    static const char *texts[] = {"", "a\n\r\t\\'\"\x01\x7f\xc2\x80\xc3\xa9", "\xe2\x82\xac\xf0\x9f\x98\x80\xed\xa0\x80", "\\u0041"};
    for (size_t at = 0; at < 4; at++) {
        PyObject *text = str_of(texts[at]);
        SHOW_NEW(PyUnicode_AsUnicodeEscapeString(text));
        SHOW_NEW(PyUnicode_AsRawUnicodeEscapeString(text));
        SHOW_NEW(PyUnicode_AsUTF16String(text));
        SHOW_NEW(PyUnicode_AsUTF32String(text));
        SHOW_NEW(PyUnicode_AsEncodedString(text, "unicode-escape", NULL));
        SHOW_NEW(PyUnicode_AsEncodedString(text, "raw_unicode_escape", NULL));
        Py_DECREF(text);
    }
    map(build("s", "...."));
    map(build("{i:s,i:O,i:i,i:i,i:s}", 'a', "x", 'b', Py_None, 'c', 65, 'd', 0xfffe, 'e', "xyz"));
    map(build("{i:i}", 'a', -1));
    map(build("{i:i}", 'a', 0x110000));
    map(build("{i:d}", 'a', 1.5));
    map(build("{i:i,i:y,i:O}", 'a', 1, 'b', "xy", 'c', Py_None));
    map(build("{i:i}", 'a', 256));
    map(build("{}"));
    SHOW_NEW(PyUnicode_DecodeCharmap("a\xe9", 2, NULL, NULL));

    static const char *wide[] = {"", "a", "\xff\xfe", "\xfe\xff\0a", "\0\xd8" "a\0", "\0\xdc", "\0\xd8", "\0\xd8\0", "\0\xd8\0\xdc", "\0\0\xfe\xff\0\0\0a", "a\0\0\0\xff", "\0\0\0\xff", "\xd8\0\xdc\0"};
    static const Py_ssize_t sizes[] = {0, 1, 2, 4, 4, 2, 2, 3, 4, 8, 5, 4, 4};
    static const char *names[] = {NULL, "replace", "ignore", "backslashreplace", "surrogatepass", "surrogateescape"};
    for (size_t at = 0; at < sizeof wide / sizeof *wide; at++) {
        for (int given = -1; given <= 1; given++) {
            for (size_t handler = 0; handler < 6; handler++) {
                int order = given;
                printf("%zu %d ", at, given);
                SHOW_NEW(PyUnicode_DecodeUTF16(wide[at], sizes[at], names[handler], &order));
                printf("order %d\n", order);
                order = given;
                SHOW_NEW(PyUnicode_DecodeUTF32(wide[at], sizes[at], names[handler], &order));
                printf("order %d\n", order);
            }
            int order = given;
            Py_ssize_t consumed = -7;
            SHOW_NEW(PyUnicode_DecodeUTF16Stateful(wide[at], sizes[at], NULL, &order, &consumed));
            printf("order %d consumed %zd\n", order, consumed);
            order = given;
            consumed = -7;
            SHOW_NEW(PyUnicode_DecodeUTF32Stateful(wide[at], sizes[at], NULL, &order, &consumed));
            printf("order %d consumed %zd\n", order, consumed);
        }
        SHOW_NEW(PyUnicode_DecodeUTF16(wide[at], sizes[at], NULL, NULL));
    }
}

OBJECT_MAIN(body)
