/* What CPython exports, but declares in internal/pycore_bytesobject.h only. Not part of Python.h.
 * Generated from src/capi/pycore_bytesobject.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_BYTESOBJECT_H
#define PYRITE_INTERNAL_PYCORE_BYTESOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The first place of a run of bytes in another, plus `offset`; -1 when there is none.
 */
Py_ssize_t _PyBytes_Find(const char *haystack,
                         Py_ssize_t len_haystack,
                         const char *needle,
                         Py_ssize_t len_needle,
                         Py_ssize_t offset);

/**
 * The last place of a run of bytes in another, plus `offset`; -1 when there is none.
 */
Py_ssize_t _PyBytes_ReverseFind(const char *haystack,
                                Py_ssize_t len_haystack,
                                const char *needle,
                                Py_ssize_t len_needle,
                                Py_ssize_t offset);

/**
 * Writes a run of bytes over and over until `dest` is full.
 */
void _PyBytes_Repeat(char *dest, Py_ssize_t len_dest, const char *src, Py_ssize_t len_src);

/**
 * Makes a writer ready; it has nothing to be given back.
 */
void _PyBytesWriter_Init(_PyBytesWriter *writer);

/**
 * Room for `size` bytes, the first of the writer; NULL with MemoryError.
 */
void *_PyBytesWriter_Alloc(_PyBytesWriter *writer, Py_ssize_t size);

/**
 * What has been written, up to `end`: new bytes, or a bytearray when the writer says so; NULL with an exception. The
 * writer is empty afterwards.
 */
PyObject *_PyBytesWriter_Finish(_PyBytesWriter *writer, void *end);

/**
 * Gives back what a writer holds that is not to be finished.
 */
void _PyBytesWriter_Dealloc(_PyBytesWriter *writer);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_BYTESOBJECT_H */
