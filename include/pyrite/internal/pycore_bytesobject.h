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
 * Makes a writer's room larger: `size` bytes, which are more than it has. `at` is where to write next; the same place in
 * the new room is returned; NULL with an exception, and then the writer is empty.
 */
void *_PyBytesWriter_Resize(_PyBytesWriter *writer,
                            void *at,
                            Py_ssize_t size);

/**
 * Makes sure that a writer has room for `size` bytes more than it was asked for so far. `at` and what is returned are
 * those of `_PyBytesWriter_Resize`.
 */
void *_PyBytesWriter_Prepare(_PyBytesWriter *writer, void *at, Py_ssize_t size);

/**
 * Writes `size` bytes at `at`, for which room is made. The place behind them; NULL with an exception.
 */
void *_PyBytesWriter_WriteBytes(_PyBytesWriter *writer, void *at, const void *bytes, Py_ssize_t size);

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
