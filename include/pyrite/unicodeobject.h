/* The functions of CPython's unicodeobject.h.
 * Generated from src/capi/unicodeobject.rs by `make headers`; change it there. */

#ifndef PYRITE_UNICODEOBJECT_H
#define PYRITE_UNICODEOBJECT_H

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
 * The bytes of the str in the encoding of the file system; NULL with an exception.
 */
PyObject *PyUnicode_EncodeFSDefault(PyObject *unicode);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_UNICODEOBJECT_H */
