/* Append in place, Resize, WriteChar, Fill, CopyCharacters: what changes, what is new, what is refused. */
#include "str.h"

static void body(void)
{
    PyObject *text = str_of("abc"), *other = str_of("\xe2\x82\xac"), *ascii = str_of("def"), *empty = str_of(""), *number = PyLong_FromLong(5);
    PyUnicode_Append(&text, ascii);
    SHOW_BORROWED(text);
    printf("count %zd\n", Py_REFCNT(text));
    PyUnicode_Append(&text, other);
    SHOW_BORROWED(text);
    PyUnicode_Append(&text, ascii);
    SHOW_BORROWED(text);
    PyObject *before = text;
    PyUnicode_Append(&text, empty);
    printf("itself %d\n", before == text);
    PyObject *mine = Py_NewRef(empty);
    PyUnicode_Append(&mine, ascii);
    printf("itself %d count %zd\n", mine == ascii, Py_REFCNT(ascii));
    PyUnicode_Append(&mine, mine);
    SHOW_BORROWED(mine);
    Py_DECREF(mine);
    PyUnicode_AppendAndDel(&text, Py_NewRef(ascii));
    SHOW_BORROWED(text);
    printf("count %zd\n", Py_REFCNT(ascii));
    PyUnicode_Append(&text, number);
    printf("%d\n", text == NULL);
    PyErr_Clear();
    PyUnicode_Append(&text, ascii);
    PyErr_Clear();
    text = str_of("abc");
    PyUnicode_AppendAndDel(&text, NULL);
    printf("%d\n", PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();

    text = PyUnicode_New(5, 127);
    SHOW_STATUS(PyUnicode_Fill(text, 0, 5, '.'));
    SHOW_STATUS(PyUnicode_Fill(text, 1, 99, '-'));
    SHOW_STATUS(PyUnicode_Fill(text, 7, 1, '-'));
    SHOW_STATUS(PyUnicode_Fill(text, -1, 1, '-'));
    SHOW_STATUS(PyUnicode_Fill(text, 0, 1, 0xe9));
    SHOW_STATUS(PyUnicode_WriteChar(text, 4, 'x'));
    SHOW_STATUS(PyUnicode_WriteChar(text, 5, 'x'));
    SHOW_STATUS(PyUnicode_WriteChar(text, -1, 'x'));
    SHOW_STATUS(PyUnicode_WriteChar(text, 0, 0xe9));
    SHOW_STATUS(PyUnicode_WriteChar(number, 0, 'x'));
    SHOW_STATUS(PyUnicode_CopyCharacters(text, 1, ascii, 0, 2));
    SHOW_STATUS(PyUnicode_CopyCharacters(text, 1, ascii, 1, 99));
    SHOW_STATUS(PyUnicode_CopyCharacters(text, 4, ascii, 0, 3));
    SHOW_STATUS(PyUnicode_CopyCharacters(text, 0, other, 0, 1));
    SHOW_STATUS(PyUnicode_CopyCharacters(text, 9, ascii, 0, 1));
    SHOW_STATUS(PyUnicode_CopyCharacters(text, 0, ascii, 9, 1));
    SHOW_STATUS(PyUnicode_CopyCharacters(text, 0, ascii, 0, -1));
    SHOW_STATUS(PyUnicode_CopyCharacters(text, 0, ascii, 3, 1));
    SHOW_BORROWED(text);
    Py_INCREF(text);
    SHOW_STATUS(PyUnicode_WriteChar(text, 0, 'y'));
    SHOW_STATUS(PyUnicode_Fill(text, 0, 1, 'y'));
    SHOW_STATUS(PyUnicode_CopyCharacters(text, 0, ascii, 0, 1));
    PyObject *shared = text;
    SHOW_STATUS(PyUnicode_Resize(&text, 3));
    printf("new %d\n", shared != text);
    SHOW_BORROWED(shared);
    SHOW_BORROWED(text);
    Py_DECREF(shared);
    SHOW_STATUS(PyUnicode_Resize(&text, 2));
    SHOW_BORROWED(text);
    SHOW_STATUS(PyUnicode_Resize(&text, 4));
    PyUnicode_Fill(text, 2, 2, '!');
    SHOW_BORROWED(text);
    SHOW_STATUS(PyUnicode_Resize(&text, 4));
    printf("%zd\n", PyObject_Hash(text) != 0 ? (Py_ssize_t)1 : 0);
    SHOW_STATUS(PyUnicode_WriteChar(text, 0, 'y'));
    SHOW_STATUS(PyUnicode_Resize(&text, 0));
    SHOW_BORROWED(text);
    printf("%d\n", text == empty);
    SHOW_STATUS(PyUnicode_ReadChar(ascii, 1));
    printf("%u\n", PyUnicode_ReadChar(ascii, 3));
    SHOW_ERROR("read");
    printf("%u\n", PyUnicode_ReadChar(number, 0));
    SHOW_ERROR("read a number");
    SHOW_STATUS(PyUnicode_GetLength(ascii));
    SHOW_STATUS(PyUnicode_GetLength(number));
    SHOW_NEW(PyUnicode_Concat(ascii, other));
    SHOW_NEW(PyUnicode_Concat(ascii, number));
    SHOW_NEW(PyUnicode_Concat(number, ascii));
    PyObject *same = PyUnicode_Concat(ascii, empty);
    printf("itself %d\n", same == ascii);
    Py_DECREF(same);

    Py_UCS4 wide[4], *copy;
    printf("%d\n", PyUnicode_AsUCS4(ascii, wide, 4, 1) == wide && wide[2] == 'f' && wide[3] == 0);
    printf("%d\n", PyUnicode_AsUCS4(ascii, wide, 3, 0) == wide);
    printf("%d\n", PyUnicode_AsUCS4(ascii, wide, 3, 1) == NULL);
    SHOW_ERROR("buffer");
    copy = PyUnicode_AsUCS4Copy(other);
    printf("%u %u\n", copy[0], copy[1]);
    PyMem_Free(copy);
    wchar_t w[8];
    SHOW_STATUS(PyUnicode_AsWideChar(ascii, NULL, 0));
    SHOW_STATUS(PyUnicode_AsWideChar(ascii, w, 8));
    printf("%ls\n", w);
    SHOW_STATUS(PyUnicode_AsWideChar(ascii, w, 2));
    SHOW_STATUS(PyUnicode_AsWideChar(number, w, 2));
    Py_ssize_t size;
    wchar_t *string = PyUnicode_AsWideCharString(other, &size);
    printf("%zd %d\n", size, (int)string[0]);
    PyMem_Free(string);
    PyObject *nul = PyUnicode_FromStringAndSize("a\0b", 3);
    printf("%d\n", PyUnicode_AsWideCharString(nul, NULL) == NULL);
    SHOW_ERROR("nul");
    Py_DECREF(nul);
    SHOW_NEW(PyUnicode_FromWideChar(L"a\u20ac\U0001f600", -1));
    SHOW_NEW(PyUnicode_FromWideChar(L"abc", 2));
    SHOW_NEW(PyUnicode_FromWideChar(NULL, 0));
    SHOW_NEW(PyUnicode_FromWideChar((wchar_t[]){'a', 0x110000, 0}, -1));
    PyObject *path = NULL;
    SHOW_STATUS(PyUnicode_FSConverter(other, &path));
    SHOW_NEW(path);
    SHOW_STATUS(PyUnicode_FSConverter(number, &path));
    SHOW_ERROR("path");
    PyObject *bytes = PyBytes_FromString("a\xff");
    SHOW_STATUS(PyUnicode_FSDecoder(bytes, &path));
    SHOW_NEW(path);
    SHOW_STATUS(PyUnicode_FSDecoder(number, &path));
    SHOW_ERROR("path");
    Py_DECREF(bytes);
    Py_DECREF(other);
    Py_DECREF(ascii);
    Py_DECREF(empty);
    Py_DECREF(number);

    unsigned long long sum = 0;
    for (int round = 0; round < 300; round++) {
        PyObject *whole = str_random_text(3);
        for (int at = 0; at < 12; at++) {
            PyObject *more = str_random_text(3);
            if (str_random(4) == 0) {
                PyObject_Hash(whole);
            }
            PyUnicode_AppendAndDel(&whole, more);
        }
        sum = sum * 31 + (unsigned long long)PyObject_Hash(whole) * 4 + PyUnicode_KIND(whole);
        Py_DECREF(whole);
    }
    printf("%llu\n", sum);
}

OBJECT_MAIN(body)
