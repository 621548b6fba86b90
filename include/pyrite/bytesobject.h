/* The functions of CPython's bytesobject.h.
 * Generated from src/capi/bytesobject.rs by `make headers`; change it there. */

#ifndef PYRITE_BYTESOBJECT_H
#define PYRITE_BYTESOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type of bytes.
 */
extern PyTypeObject PyBytes_Type;

/**
 * The type of iterators over bytes.
 */
extern PyTypeObject PyBytesIter_Type;

/**
 * The bytes object of a C array.
 *
 * - `bytes`: the bytes; NULL leaves the content for the caller to fill in.
 * - `size`: how many; SystemError when negative, OverflowError when too many.
 *
 * Returns a new reference, or NULL with an exception. One of up to one byte is shared.
 */
PyObject *PyBytes_FromStringAndSize(const char *bytes, Py_ssize_t size);

/**
 * The bytes object of a C string, without its zero byte. A new reference, or NULL with an exception.
 */
PyObject *PyBytes_FromString(const char *text);

/**
 * The bytes object of a format of `printf`'s kind: `%c %d %i %u %x %s %p %%` and `l`, `z` before a number. What is not
 * known is copied as it stands. A new reference, or NULL with an exception.
 */
PyObject *PyBytes_FromFormatV(const char *format,
                              va_list vargs);

/**
 * Bytes from an object that lends a buffer or gives integers. A new reference, or NULL with an exception.
 */
PyObject *PyBytes_FromObject(PyObject *op);

/**
 * The number of bytes, or -1 with TypeError.
 */
Py_ssize_t PyBytes_Size(PyObject *op);

/**
 * The bytes, which end in a zero byte and belong to the object; NULL with TypeError.
 */
char *PyBytes_AsString(PyObject *op);

/**
 * The bytes and how many there are. Without `size` a zero byte among them is a ValueError. 0, or -1 with an exception.
 */
int PyBytes_AsStringAndSize(PyObject *op,
                            char **buffer,
                            Py_ssize_t *size);

/**
 * Replaces `*bytes` by it and `other` together; `*bytes` becomes NULL with an exception.
 */
void PyBytes_Concat(PyObject **bytes, PyObject *other);

/**
 * The same, and gives back the reference to `other`.
 */
void PyBytes_ConcatAndDel(PyObject **bytes, PyObject *other);

/**
 * Makes a bytes object longer or shorter: in place, or as a copy when somebody else has a reference to it. On failure `*bytes` is NULL and gone, -1.
 */
int _PyBytes_Resize(PyObject **bytes,
                    Py_ssize_t size);

/**
 * The repr; with `smartquotes` in double quotes when only single ones are in it. A new str, or NULL with an exception.
 */
PyObject *PyBytes_Repr(PyObject *op,
                       int smartquotes);

/**
 * The bytes that a literal with backslash escapes stands for.
 *
 * - `errors`: "strict" (or NULL), "replace" or "ignore": what a bad `\\x` becomes.
 *
 * A new reference, or NULL with ValueError.
 */
PyObject *PyBytes_DecodeEscape(const char *text,
                               Py_ssize_t size,
                               const char *errors,
                               Py_ssize_t _unicode,
                               const char *_recode_encoding);

/**
 * The items of an iterable with `sep`, a bytes object, between them. A new reference, or NULL with an exception.
 */
PyObject *_PyBytes_Join(PyObject *sep, PyObject *iterable);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_BYTESOBJECT_H */
