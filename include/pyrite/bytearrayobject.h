/* The functions of CPython's bytearrayobject.h.
 * Generated from src/capi/bytearrayobject.rs by `make headers`; change it there. */

#ifndef PYRITE_BYTEARRAYOBJECT_H
#define PYRITE_BYTEARRAYOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type of bytearrays.
 */
extern PyTypeObject PyByteArray_Type;

/**
 * The type of iterators over bytearrays.
 */
extern PyTypeObject PyByteArrayIter_Type;

/**
 * What the content of an empty bytearray is for C.
 */
extern char _PyByteArray_empty_string[1];

/**
 * A bytearray from an object that lends a buffer or gives integers. A new reference, or NULL with an exception.
 */
PyObject *PyByteArray_FromObject(PyObject *op);

/**
 * A bytearray of a C array; NULL leaves the content for the caller to fill in. A new reference, or NULL with an
 * exception: SystemError for a negative size.
 */
PyObject *PyByteArray_FromStringAndSize(const char *bytes, Py_ssize_t size);

/**
 * Two buffers, one after the other. A new bytearray, or NULL with TypeError.
 */
PyObject *PyByteArray_Concat(PyObject *left, PyObject *right);

/**
 * The number of bytes.
 */
Py_ssize_t PyByteArray_Size(PyObject *op);

/**
 * The content, which ends in a zero byte and belongs to the object until it changes.
 */
char *PyByteArray_AsString(PyObject *op);

/**
 * Makes the content `size` bytes long. 0, or -1 with an exception: BufferError while somebody looks at it.
 */
int PyByteArray_Resize(PyObject *op, Py_ssize_t size);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_BYTEARRAYOBJECT_H */
