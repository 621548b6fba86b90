/* The functions of CPython's memoryobject.h.
 * Generated from src/capi/memoryobject.rs by `make headers`; change it there. */

#ifndef PYRITE_MEMORYOBJECT_H
#define PYRITE_MEMORYOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type of memoryviews.
 */
extern PyTypeObject PyMemoryView_Type;

/**
 * A view of all that an object lends. A new reference, or NULL with TypeError.
 */
PyObject *PyMemoryView_FromObject(PyObject *base);

/**
 * A view of memory that a `Py_buffer` describes and somebody else keeps. A new reference, or NULL with ValueError.
 */
PyObject *PyMemoryView_FromBuffer(const Py_buffer *info);

/**
 * A view of `size` bytes of memory that the caller keeps.
 *
 * - `flags`: `PyBUF_READ` or `PyBUF_WRITE`.
 *
 * A new reference, or NULL with an exception.
 */
PyObject *PyMemoryView_FromMemory(char *mem, Py_ssize_t size, int flags);

/**
 * A view of an object's memory whose items lie one after the other: of the memory itself if they do, else (for reading
 * only) of a copy.
 *
 * - `buffertype`: `PyBUF_READ` or `PyBUF_WRITE`.
 * - `order`: 'C', 'F' or 'A'.
 *
 * A new reference, or NULL with an exception: BufferError when it cannot be written in place.
 */
PyObject *PyMemoryView_GetContiguous(PyObject *base,
                                     int buffertype,
                                     char order);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_MEMORYOBJECT_H */
