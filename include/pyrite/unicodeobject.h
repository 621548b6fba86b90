/* The functions of CPython's unicodeobject.h.
 * Generated from src/capi/unicodeobject.rs by `make headers`; change it there. */

#ifndef PYRITE_UNICODEOBJECT_H
#define PYRITE_UNICODEOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type `str`.
 */
extern PyTypeObject PyUnicode_Type;

/**
 * Whether an ASCII character is white space: 128 of them.
 */
extern const unsigned char _Py_ascii_whitespace[128];

/**
 * The type of iterators over a str.
 */
extern PyTypeObject PyUnicodeIter_Type;

/**
 * A new str of `size` characters up to `maxchar`, for the caller to write; NULL with an exception.
 */
PyObject *PyUnicode_New(Py_ssize_t size, Py_UCS4 maxchar);

/**
 * A new str of `size` bytes of UTF-8; NULL with an exception.
 */
PyObject *PyUnicode_FromStringAndSize(const char *u, Py_ssize_t size);

/**
 * A new str of a C string in UTF-8; NULL with an exception.
 */
PyObject *PyUnicode_FromString(const char *u);

/**
 * A new str of `size` characters of `kind` bytes each; NULL with an exception.
 */
PyObject *PyUnicode_FromKindAndData(int kind, const void *buffer, Py_ssize_t size);

/**
 * The str of one character; NULL with ValueError when there is no such.
 */
PyObject *PyUnicode_FromOrdinal(int ordinal);

/**
 * The str itself, of a subtype's object a str of the same characters; NULL with TypeError.
 */
PyObject *PyUnicode_FromObject(PyObject *obj);

/**
 * A new str after a format as `PyErr_Format` knows it; NULL with an exception.
 */
PyObject *PyUnicode_FromFormatV(const char *format, va_list vargs);

/**
 * The interned str of a C string in UTF-8, a new reference; NULL with an exception.
 */
PyObject *PyUnicode_InternFromString(const char *u);

/**
 * Replace the reference to a str by one to the interned str of the same characters. Anything but an exact str stays.
 */
void PyUnicode_InternInPlace(PyObject **unicode);

/**
 * The number of characters; -1 with TypeError.
 */
Py_ssize_t PyUnicode_GetLength(PyObject *unicode);

/**
 * The str in UTF-8, NUL at the end, as long as the str lives; NULL with an exception.
 */
const char *PyUnicode_AsUTF8(PyObject *unicode);

/**
 * The same, and its length in bytes, -1 on failure; `size` may be NULL.
 */
const char *PyUnicode_AsUTF8AndSize(PyObject *unicode, Py_ssize_t *size);

/**
 * -1, 0 or 1 by the order of characters; -1 with TypeError when one is no str.
 */
int PyUnicode_Compare(PyObject *left, PyObject *right);

/**
 * -1, 0 or 1 by the order of characters, each byte of `right` being one; no exception.
 */
int PyUnicode_CompareWithASCIIString(PyObject *left, const char *right);

/**
 * Whether the str is `text` in UTF-8; no exception.
 */
int PyUnicode_EqualToUTF8(PyObject *unicode, const char *text);

/**
 * The same for a text of `size` bytes.
 */
int PyUnicode_EqualToUTF8AndSize(PyObject *unicode, const char *text, Py_ssize_t size);

/**
 * True, False, or NotImplemented when one is no str; `op` is `Py_LT` and so on. NULL with an exception.
 */
PyObject *PyUnicode_RichCompare(PyObject *left, PyObject *right, int op);

/**
 * A new str of both; NULL with an exception.
 */
PyObject *PyUnicode_Concat(PyObject *left, PyObject *right);

/**
 * Replace the reference at `pleft` by one to the str with `right` appended, in place when nobody else has it; by NULL
 * with an exception.
 */
void PyUnicode_Append(PyObject **pleft, PyObject *right);

/**
 * The same, and the reference to `right`, which may be NULL, is given back.
 */
void PyUnicode_AppendAndDel(PyObject **pleft, PyObject *right);

/**
 * Make a writer that has nothing.
 */
void _PyUnicodeWriter_Init(_PyUnicodeWriter *writer);

/**
 * Make room for `length` more characters up to `maxchar`; -1 with MemoryError.
 */
int _PyUnicodeWriter_PrepareInternal(_PyUnicodeWriter *writer, Py_ssize_t length, Py_UCS4 maxchar);

/**
 * Make the writer one of characters of `kind` bytes; -1 with MemoryError.
 */
int _PyUnicodeWriter_PrepareKindInternal(_PyUnicodeWriter *writer, int kind);

/**
 * Write one character; -1 with MemoryError.
 */
int _PyUnicodeWriter_WriteChar(_PyUnicodeWriter *writer, Py_UCS4 ch);

/**
 * Write a str; -1 with MemoryError.
 */
int _PyUnicodeWriter_WriteStr(_PyUnicodeWriter *writer, PyObject *str_);

/**
 * Write the characters `start` to `end` of a str, which has them; -1 with MemoryError.
 */
int _PyUnicodeWriter_WriteSubstring(_PyUnicodeWriter *writer, PyObject *str_, Py_ssize_t start, Py_ssize_t end);

/**
 * Write `len` ASCII characters, of -1 the whole C string; -1 with MemoryError.
 */
int _PyUnicodeWriter_WriteASCIIString(_PyUnicodeWriter *writer, const char *str_, Py_ssize_t len);

/**
 * Write `len` characters of Latin-1; -1 with MemoryError.
 */
int _PyUnicodeWriter_WriteLatin1String(_PyUnicodeWriter *writer, const char *str_, Py_ssize_t len);

/**
 * The str that was written, a new reference; NULL with MemoryError. The writer has nothing then.
 */
PyObject *_PyUnicodeWriter_Finish(_PyUnicodeWriter *writer);

/**
 * Give back what the writer has.
 */
void _PyUnicodeWriter_Dealloc(_PyUnicodeWriter *writer);

/**
 * The bytes of the str in ASCII; NULL with an exception.
 */
PyObject *PyUnicode_AsASCIIString(PyObject *unicode);

/**
 * The bytes of the str in Latin-1; NULL with an exception.
 */
PyObject *PyUnicode_AsLatin1String(PyObject *unicode);

/**
 * The bytes of the str in UTF-8; NULL with an exception.
 */
PyObject *PyUnicode_AsUTF8String(PyObject *unicode);

/**
 * The bytes of the str in an encoding, of NULL UTF-8; `errors` names the handler, NULL is strict. NULL with an exception.
 */
PyObject *PyUnicode_AsEncodedString(PyObject *unicode,
                                    const char *encoding,
                                    const char *errors);

/**
 * A str of `size` bytes in an encoding, of NULL UTF-8; `errors` names the handler, NULL is strict. NULL with an exception.
 */
PyObject *PyUnicode_Decode(const char *s,
                           Py_ssize_t size,
                           const char *encoding,
                           const char *errors);

/**
 * A str of bytes in ASCII; NULL with an exception.
 */
PyObject *PyUnicode_DecodeASCII(const char *string, Py_ssize_t length, const char *errors);

/**
 * A str of bytes in Latin-1; NULL with MemoryError.
 */
PyObject *PyUnicode_DecodeLatin1(const char *string, Py_ssize_t length, const char *errors);

/**
 * A str of bytes in UTF-8; NULL with an exception.
 */
PyObject *PyUnicode_DecodeUTF8(const char *string, Py_ssize_t length, const char *errors);

/**
 * The same; unless `consumed` is NULL an incomplete end is no error, and the bytes before it are counted there.
 */
PyObject *PyUnicode_DecodeUTF8Stateful(const char *string,
                                       Py_ssize_t length,
                                       const char *errors,
                                       Py_ssize_t *consumed);

/**
 * A str of an object that holds bytes; NULL with an exception.
 */
PyObject *PyUnicode_FromEncodedObject(PyObject *obj, const char *encoding, const char *errors);

/**
 * `utf-8`. Static.
 */
const char *PyUnicode_GetDefaultEncoding(void);

/**
 * A str of bytes in the encoding of the file system, UTF-8; bytes that are not become surrogates. NULL with an exception.
 */
PyObject *PyUnicode_DecodeFSDefaultAndSize(const char *s,
                                           Py_ssize_t size);

/**
 * The same of a C string.
 */
PyObject *PyUnicode_DecodeFSDefault(const char *s);

/**
 * Decode UTF-7. New reference; NULL with an exception.
 */
PyObject *PyUnicode_DecodeUTF7(const char *string, Py_ssize_t length, const char *errors);

/**
 * The same; unless `consumed` is NULL an incomplete end is no error, and the bytes before it are counted there.
 */
PyObject *PyUnicode_DecodeUTF7Stateful(const char *string,
                                       Py_ssize_t length,
                                       const char *errors,
                                       Py_ssize_t *consumed);

/**
 * The str of a text of `length` bytes in the encoding of the locale, which is UTF-8. `errors`: NULL, `strict` or
 * `surrogateescape`. New reference; NULL with an exception.
 */
PyObject *PyUnicode_DecodeLocaleAndSize(const char *string, Py_ssize_t length, const char *errors);

/**
 * The same of a C string.
 */
PyObject *PyUnicode_DecodeLocale(const char *string, const char *errors);

/**
 * The bytes of the str in the encoding of the locale, which is UTF-8; `errors` as above. NULL with an exception.
 */
PyObject *PyUnicode_EncodeLocale(PyObject *unicode, const char *errors);

/**
 * The bytes of the str in the encoding of the file system; NULL with an exception.
 */
PyObject *PyUnicode_EncodeFSDefault(PyObject *unicode);

/**
 * Whether it is a letter. 1 or 0.
 */
int _PyUnicode_IsAlpha(Py_UCS4 ch);

/**
 * Whether it is a decimal digit. 1 or 0.
 */
int _PyUnicode_IsDecimalDigit(Py_UCS4 ch);

/**
 * Whether it is a digit. 1 or 0.
 */
int _PyUnicode_IsDigit(Py_UCS4 ch);

/**
 * Whether it ends a line. 1 or 0.
 */
int _PyUnicode_IsLinebreak(Py_UCS4 ch);

/**
 * Whether it is lower case. 1 or 0.
 */
int _PyUnicode_IsLowercase(Py_UCS4 ch);

/**
 * Whether it is a number. 1 or 0.
 */
int _PyUnicode_IsNumeric(Py_UCS4 ch);

/**
 * Whether repr shows it as it is. 1 or 0.
 */
int _PyUnicode_IsPrintable(Py_UCS4 ch);

/**
 * Whether it is title case. 1 or 0.
 */
int _PyUnicode_IsTitlecase(Py_UCS4 ch);

/**
 * Whether it is upper case. 1 or 0.
 */
int _PyUnicode_IsUppercase(Py_UCS4 ch);

/**
 * Whether it is white space. 1 or 0.
 */
int _PyUnicode_IsWhitespace(Py_UCS4 ch);

/**
 * Its value as a decimal digit; -1: it is none.
 */
int _PyUnicode_ToDecimalDigit(Py_UCS4 ch);

/**
 * Its value as a digit; -1: it is none.
 */
int _PyUnicode_ToDigit(Py_UCS4 ch);

/**
 * The character that it is in lower case.
 */
Py_UCS4 _PyUnicode_ToLowercase(Py_UCS4 ch);

/**
 * The character that it is in title case.
 */
Py_UCS4 _PyUnicode_ToTitlecase(Py_UCS4 ch);

/**
 * The character that it is in upper case.
 */
Py_UCS4 _PyUnicode_ToUppercase(Py_UCS4 ch);

/**
 * Its value as a number; -1.0: it is none.
 */
double _PyUnicode_ToNumeric(Py_UCS4 ch);

/**
 * Whether the str is a name of Python's; no exception.
 */
int PyUnicode_IsIdentifier(PyObject *s);

/**
 * 1: the str contains the other; 0: not; -1 with TypeError.
 */
int PyUnicode_Contains(PyObject *container, PyObject *element);

/**
 * How many times `substr` is in `str_[start:end]`, without overlap; -1 with an exception.
 */
Py_ssize_t PyUnicode_Count(PyObject *str_, PyObject *substr, Py_ssize_t start, Py_ssize_t end);

/**
 * The first place of `substr` in `str_[start:end]`, with a negative `direction` the last; -1: nowhere; -2 with an
 * exception.
 */
Py_ssize_t PyUnicode_Find(PyObject *str_, PyObject *substr, Py_ssize_t start, Py_ssize_t end, int direction);

/**
 * The same of one character.
 */
Py_ssize_t PyUnicode_FindChar(PyObject *str_, Py_UCS4 ch, Py_ssize_t start, Py_ssize_t end, int direction);

/**
 * 1: `str_[start:end]` begins with `substr`, or ends with it when `direction` is positive; 0: not; -1 with TypeError.
 */
Py_ssize_t PyUnicode_Tailmatch(PyObject *str_, PyObject *substr, Py_ssize_t start, Py_ssize_t end, int direction);

/**
 * A str with up to `maxcount` places of `substr` replaced, of -1 all; NULL with an exception.
 */
PyObject *PyUnicode_Replace(PyObject *str_, PyObject *substr, PyObject *replstr, Py_ssize_t maxcount);

/**
 * The strs of `seq` with the separator between them, of NULL a blank; NULL with an exception.
 */
PyObject *PyUnicode_Join(PyObject *separator, PyObject *seq);

/**
 * A list of the parts between separators, of NULL white space; at most `maxsplit` cuts, of -1 all. NULL with an exception.
 */
PyObject *PyUnicode_Split(PyObject *s,
                          PyObject *sep,
                          Py_ssize_t maxsplit);

/**
 * The same with the cuts counted from the end.
 */
PyObject *PyUnicode_RSplit(PyObject *s, PyObject *sep, Py_ssize_t maxsplit);

/**
 * A list of the lines, with their ends when `keepends`; NULL with an exception.
 */
PyObject *PyUnicode_Splitlines(PyObject *s, int keepends);

/**
 * A tuple: what is before the first separator, it, what is after it. NULL with an exception.
 */
PyObject *PyUnicode_Partition(PyObject *s, PyObject *sep);

/**
 * The same with the last separator.
 */
PyObject *PyUnicode_RPartition(PyObject *s, PyObject *sep);

/**
 * `format % args`; NULL with an exception.
 */
PyObject *PyUnicode_Format(PyObject *format, PyObject *args);

/**
 * `str_[start:end]`, neither negative; the str itself when that is all of it. NULL with an exception.
 */
PyObject *PyUnicode_Substring(PyObject *str_, Py_ssize_t start, Py_ssize_t end);

/**
 * Character `index`; -1 with an exception.
 */
Py_UCS4 PyUnicode_ReadChar(PyObject *unicode, Py_ssize_t index);

/**
 * Write a character into a str that is new; -1 with an exception.
 */
int PyUnicode_WriteChar(PyObject *unicode, Py_ssize_t index, Py_UCS4 character);

/**
 * Write a character many times into a str that is new; returns how many, -1 with an exception.
 */
Py_ssize_t PyUnicode_Fill(PyObject *unicode, Py_ssize_t start, Py_ssize_t length, Py_UCS4 fill_char);

/**
 * Copy characters into a str that is new; returns how many, -1 with an exception.
 */
Py_ssize_t PyUnicode_CopyCharacters(PyObject *to,
                                    Py_ssize_t to_start,
                                    PyObject *from,
                                    Py_ssize_t from_start,
                                    Py_ssize_t how_many);

/**
 * Give a str another length, in its memory when nobody else can have looked at it; -1 with an exception.
 */
int PyUnicode_Resize(PyObject **unicode, Py_ssize_t length);

/**
 * Copy the characters into a buffer of `buflen`, and a NUL when `copy_null`; NULL with an exception.
 */
Py_UCS4 *PyUnicode_AsUCS4(PyObject *unicode, Py_UCS4 *buffer, Py_ssize_t buflen, int copy_null);

/**
 * The characters and a NUL in memory of their own, for `PyMem_Free`; NULL with MemoryError.
 */
Py_UCS4 *PyUnicode_AsUCS4Copy(PyObject *unicode);

/**
 * A str of `size` characters of C, of -1 up to NUL; NULL with an exception.
 */
PyObject *PyUnicode_FromWideChar(const wchar_t *w, Py_ssize_t size);

/**
 * Copy up to `size` characters, and a NUL if there is room; returns how many without it, with NULL for `w` how many are
 * needed with it; -1 with an exception.
 */
Py_ssize_t PyUnicode_AsWideChar(PyObject *unicode,
                                wchar_t *w,
                                Py_ssize_t size);

/**
 * The characters and a NUL in memory of their own, for `PyMem_Free`, and how many; when `size` is NULL a NUL among them
 * is ValueError. NULL with an exception.
 */
wchar_t *PyUnicode_AsWideCharString(PyObject *unicode,
                                    Py_ssize_t *size);

/**
 * For `O&`: bytes of a path, of a str in the encoding of the file system; 0 with an exception.
 */
int PyUnicode_FSConverter(PyObject *path, void *result);

/**
 * For `O&`: the str of a path, of bytes in the encoding of the file system; 0 with an exception.
 */
int PyUnicode_FSDecoder(PyObject *path, void *result);

/**
 * The interned str of an identifier, borrowed; NULL with an exception.
 */
PyObject *_PyUnicode_FromId(_Py_Identifier *identifier);

/**
 * A str of a literal without quotes; NULL with an exception.
 */
PyObject *PyUnicode_DecodeUnicodeEscape(const char *string, Py_ssize_t length, const char *errors);

/**
 * The same where only `\u` and `\U` are escapes.
 */
PyObject *PyUnicode_DecodeRawUnicodeEscape(const char *string, Py_ssize_t length, const char *errors);

/**
 * Bytes of a literal without quotes; NULL with an exception.
 */
PyObject *PyUnicode_AsUnicodeEscapeString(PyObject *unicode);

/**
 * The same where only `\u` and `\U` are escapes.
 */
PyObject *PyUnicode_AsRawUnicodeEscapeString(PyObject *unicode);

/**
 * A str of bytes, each as the mapping has it, of NULL Latin-1; NULL with an exception.
 */
PyObject *PyUnicode_DecodeCharmap(const char *string, Py_ssize_t length, PyObject *mapping, const char *errors);

/**
 * The bytes of the str, each character's as the mapping has them; NULL with an exception.
 */
PyObject *PyUnicode_AsCharmapString(PyObject *unicode, PyObject *mapping);

/**
 * What `PyUnicode_AsCharmapString` takes, of a str of up to 256 characters: a new dict; NULL with an exception.
 */
PyObject *PyUnicode_BuildEncodingMap(PyObject *string);

/**
 * Each character as the table says, by an int, a str, or None, which is for the handler; NULL with an exception.
 */
PyObject *PyUnicode_Translate(PyObject *str_, PyObject *table, const char *errors);

/**
 * The bytes of the str in UTF-16, in the machine's order after a mark; NULL with an exception.
 */
PyObject *PyUnicode_AsUTF16String(PyObject *unicode);

/**
 * A str of UTF-16. `byteorder` may be NULL: -1 little, 1 big, 0 what a mark says, and then it tells. NULL with an
 * exception.
 */
PyObject *PyUnicode_DecodeUTF16(const char *string, Py_ssize_t length, const char *errors, int *byteorder);

/**
 * The same; unless `consumed` is NULL an incomplete end is no error, and the bytes before it are counted there.
 */
PyObject *PyUnicode_DecodeUTF16Stateful(const char *string,
                                        Py_ssize_t length,
                                        const char *errors,
                                        int *byteorder,
                                        Py_ssize_t *consumed);

/**
 * The bytes of the str in UTF-32, in the machine's order after a mark; NULL with an exception.
 */
PyObject *PyUnicode_AsUTF32String(PyObject *unicode);

/**
 * A str of UTF-32. `byteorder` may be NULL: -1 little, 1 big, 0 what a mark says, and then it tells. NULL with an
 * exception.
 */
PyObject *PyUnicode_DecodeUTF32(const char *string, Py_ssize_t length, const char *errors, int *byteorder);

/**
 * The same; unless `consumed` is NULL an incomplete end is no error, and the bytes before it are counted there.
 */
PyObject *PyUnicode_DecodeUTF32Stateful(const char *string,
                                        Py_ssize_t length,
                                        const char *errors,
                                        int *byteorder,
                                        Py_ssize_t *consumed);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_UNICODEOBJECT_H */
