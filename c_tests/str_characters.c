/* What is known of each of the 1114112 characters. */
#include "str.h"

static void body(void)
{
    unsigned long long sums[16] = {0};
    double numbers = 0;
    for (Py_UCS4 c = 0; c < 0x110010; c++) {
        unsigned long long all[16] = {
            (unsigned)_PyUnicode_IsAlpha(c), (unsigned)_PyUnicode_IsDecimalDigit(c), (unsigned)_PyUnicode_IsDigit(c), (unsigned)_PyUnicode_IsLinebreak(c),
            (unsigned)_PyUnicode_IsLowercase(c), (unsigned)_PyUnicode_IsNumeric(c), (unsigned)_PyUnicode_IsPrintable(c), (unsigned)_PyUnicode_IsTitlecase(c),
            (unsigned)_PyUnicode_IsUppercase(c), (unsigned)_PyUnicode_IsWhitespace(c), (unsigned)_PyUnicode_ToDecimalDigit(c), (unsigned)_PyUnicode_ToDigit(c),
            _PyUnicode_ToLowercase(c), _PyUnicode_ToTitlecase(c), _PyUnicode_ToUppercase(c), c < 128 ? _Py_ascii_whitespace[c] : 0};
        for (int at = 0; at < 16; at++) {
            sums[at] = sums[at] * 31 + (at < 10 ? all[at] != 0 : all[at]);
        }
        numbers += _PyUnicode_ToNumeric(c);
    }
    for (int at = 0; at < 16; at++) {
        printf("%d: %llu\n", at, sums[at]);
    }
    printf("%.17g\n", numbers);
    for (int c = 0; c < 256; c++) {
        printf("%d:%u:%d:%d ", c, _Py_ctype_table[c], _Py_ctype_tolower[c], _Py_ctype_toupper[c]);
    }
    printf("\n%s\n", Py_hexdigits);
    printf("%d %d %d %d\n", PyOS_mystricmp("abC", "ABd"), PyOS_mystricmp("abc", "ABC"), PyOS_mystrnicmp("abX", "ABy", 2), PyOS_mystrnicmp("ab", "ABy", 5));
    SHOW_STATUS(PyUnicode_IsIdentifier(PyUnicode_FromOrdinal('_')));
    SHOW_STATUS(PyUnicode_IsIdentifier(PyUnicode_FromOrdinal('1')));
}

OBJECT_MAIN(body)
