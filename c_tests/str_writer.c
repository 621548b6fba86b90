/* _PyUnicodeWriter: what it writes, and how much room it asks for. */
#include "str.h"

static void state(const char *title, _PyUnicodeWriter *writer)
{
    printf("%s: kind %d maxchar %u size %zd pos %zd min_length %zd min_char %u over %d readonly %d\n", title, (int)writer->kind, writer->maxchar,
           writer->size, writer->pos, writer->min_length, writer->min_char, (int)writer->overallocate, (int)writer->readonly);
}

static void body(void)
{
    _PyUnicodeWriter writer;
    PyObject *latin = str_of("abc\xc3\xa9"), *wide = str_of("x\xf0\x9f\x98\x80z");
    _PyUnicodeWriter_Init(&writer);
    state("new", &writer);
    SHOW_NEW(_PyUnicodeWriter_Finish(&writer));
    _PyUnicodeWriter_Init(&writer);
    _PyUnicodeWriter_WriteStr(&writer, latin);
    state("one str", &writer);
    PyObject *same = _PyUnicodeWriter_Finish(&writer);
    printf("itself %d\n", same == latin);
    Py_DECREF(same);
    _PyUnicodeWriter_Init(&writer);
    _PyUnicodeWriter_WriteStr(&writer, latin);
    _PyUnicodeWriter_WriteChar(&writer, 'x');
    state("a character more", &writer);
    writer.overallocate = 1;
    _PyUnicodeWriter_WriteASCIIString(&writer, "0123456789abcdefghijklmnopqrst", -1);
    state("ascii", &writer);
    _PyUnicodeWriter_WriteChar(&writer, 0x20ac);
    state("wider", &writer);
    _PyUnicodeWriter_WriteSubstring(&writer, wide, 0, 1);
    state("a part that fits", &writer);
    _PyUnicodeWriter_WriteSubstring(&writer, wide, 1, 3);
    state("a part that does not", &writer);
    _PyUnicodeWriter_WriteLatin1String(&writer, "yz", 2);
    state("latin", &writer);
    _PyUnicodeWriter_WriteASCIIString(&writer, "abc", 2);
    _PyUnicodeWriter_WriteStr(&writer, latin);
    _PyUnicodeWriter_WriteSubstring(&writer, wide, 0, 3);
    state("more", &writer);
    SHOW_NEW(_PyUnicodeWriter_Finish(&writer));
    _PyUnicodeWriter_Init(&writer);
    writer.min_length = 20;
    writer.min_char = 0xffff;
    _PyUnicodeWriter_WriteChar(&writer, 'a');
    state("minima", &writer);
    _PyUnicodeWriter_Dealloc(&writer);
    _PyUnicodeWriter_Init(&writer);
    SHOW_STATUS(_PyUnicodeWriter_Prepare(&writer, 10, 0xff));
    state("prepared", &writer);
    SHOW_STATUS(_PyUnicodeWriter_PrepareKind(&writer, PyUnicode_4BYTE_KIND));
    state("prepared kind", &writer);
    SHOW_STATUS(_PyUnicodeWriter_Prepare(&writer, 0, 0xff));
    SHOW_STATUS(_PyUnicodeWriter_Prepare(&writer, PY_SSIZE_T_MAX, 0xff));
    SHOW_STATUS(_PyUnicodeWriter_WriteChar(&writer, 'x'));
    SHOW_NEW(_PyUnicodeWriter_Finish(&writer));
    _PyUnicodeWriter_Init(&writer);
    writer.overallocate = 1;
    Py_ssize_t size = -1;
    for (int at = 0; at < 2000; at++) {
        _PyUnicodeWriter_WriteChar(&writer, (Py_UCS4)('a' + at % 26));
        if (writer.size != size) {
            size = writer.size;
            printf("%d: %zd\n", at, size);
        }
    }
    PyObject *text = _PyUnicodeWriter_Finish(&writer);
    printf("%zd %d\n", PyUnicode_GetLength(text), PyUnicode_IS_ASCII(text));
    Py_DECREF(text);
    Py_DECREF(latin);
    Py_DECREF(wide);
}

OBJECT_MAIN(body)
