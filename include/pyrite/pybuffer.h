/* The functions of CPython's pybuffer.h.
 * Generated from src/capi/pybuffer.rs by `make headers`; change it there. */

#ifndef PYRITE_PYBUFFER_H
#define PYRITE_PYBUFFER_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Whether an object lends its memory.
 */
int PyObject_CheckBuffer(PyObject *op);

/**
 * Borrows an object's memory, to be given back with `PyBuffer_Release`.
 *
 * - `view`: filled in.
 * - `flags`: what the caller can deal with, of the `PyBUF_*`.
 *
 * 0, or -1 with TypeError when the object lends none, BufferError when not in this form.
 */
int PyObject_GetBuffer(PyObject *op, Py_buffer *view, int flags);

/**
 * Gives borrowed memory back. Nothing to do for a view without an object, as after a release.
 */
void PyBuffer_Release(Py_buffer *view);

/**
 * Fills in a view of plain bytes, as a lender does that has nothing else.
 *
 * - `op`: the lender, of which the view takes a reference; may be NULL.
 * - `readonly`: whether the memory must not be written; BufferError when the flags ask for that.
 *
 * 0, or -1 with an exception.
 */
int PyBuffer_FillInfo(Py_buffer *view, PyObject *op, void *buf, Py_ssize_t len, int readonly, int flags);

/**
 * Whether the items lie one after the other.
 *
 * - `order`: 'C' the last index changes fastest, 'F' the first, 'A' either.
 */
int PyBuffer_IsContiguous(const Py_buffer *view, char order);

/**
 * The address of an item.
 *
 * - `indices`: one index for each dimension.
 */
void *PyBuffer_GetPointer(const Py_buffer *view, const Py_ssize_t *indices);

/**
 * Writes the strides of items that lie one after the other.
 *
 * - `order`: 'F' the first index changes fastest, else the last.
 */
void PyBuffer_FillContiguousStrides(int ndims, Py_ssize_t *shape, Py_ssize_t *strides, int itemsize, char order);

/**
 * Copies the items of a view to memory, one after the other.
 *
 * - `len`: the bytes that the view has; ValueError when it has not.
 * - `order`: 'C' or 'F', or 'A': as they lie.
 *
 * 0, or -1 with an exception.
 */
int PyBuffer_ToContiguous(void *buf, const Py_buffer *view, Py_ssize_t len, char order);

/**
 * Copies items that lie one after the other into a view.
 *
 * - `len`: how many bytes there are; more than the view has are left.
 * - `order`: 'C' or 'F', or 'A': as the view's lie.
 *
 * 0.
 */
int PyBuffer_FromContiguous(const Py_buffer *view, const void *buf, Py_ssize_t len, char order);

/**
 * Copies the items of one object's memory to another's.
 *
 * 0, or -1 with an exception: BufferError when there are not enough bytes.
 */
int PyObject_CopyData(PyObject *dest, PyObject *src);

/**
 * The size of an item of a format of the `struct` module, or -1 with an exception.
 */
Py_ssize_t PyBuffer_SizeFromFormat(const char *format);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYBUFFER_H */
