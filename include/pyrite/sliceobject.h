/* The functions of CPython's sliceobject.h.
 * Generated from src/capi/sliceobject.rs by `make headers`; change it there. */

#ifndef PYRITE_SLICEOBJECT_H
#define PYRITE_SLICEOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Ellipsis.
 */
extern PyObject _Py_EllipsisObject;

/**
 * The type `slice`.
 */
extern PyTypeObject PySlice_Type;

/**
 * The type of Ellipsis.
 */
extern PyTypeObject PyEllipsis_Type;

/**
 * Make a slice; NULL stands for None. New reference; NULL with MemoryError.
 */
PyObject *PySlice_New(PyObject *start, PyObject *stop, PyObject *step);

/**
 * Make the slice `start:stop`. New reference; NULL with MemoryError.
 */
PyObject *_PySlice_FromIndices(Py_ssize_t start, Py_ssize_t stop);

/**
 * Start, stop and step of a slice as numbers, not yet fitted to a length. 0, or -1: TypeError, ValueError for a step of 0,
 * what `__index__` raises.
 */
int PySlice_Unpack(PyObject *slice,
                   Py_ssize_t *start,
                   Py_ssize_t *stop,
                   Py_ssize_t *step);

/**
 * Fit `*start` and `*stop` to a length. The number of items between them.
 */
Py_ssize_t PySlice_AdjustIndices(Py_ssize_t length, Py_ssize_t *start, Py_ssize_t *stop, Py_ssize_t step);

/**
 * Start, stop and step of a slice, fitted to a length, and the number of items. 0, or -1 as `PySlice_Unpack`.
 */
int PySlice_GetIndicesEx(PyObject *r,
                         Py_ssize_t length,
                         Py_ssize_t *start,
                         Py_ssize_t *stop,
                         Py_ssize_t *step,
                         Py_ssize_t *slicelength);

/**
 * Start, stop and step of a slice of ints, negative ones counted from the end. 0; -1, without an exception but for one that is
 * no int, when a part is none or lies outside.
 */
int PySlice_GetIndices(PyObject *r,
                       Py_ssize_t length,
                       Py_ssize_t *start,
                       Py_ssize_t *stop,
                       Py_ssize_t *step);

/**
 * Start, stop and step of a slice, fitted to a length of any size, as ints: new references. 0, or -1 with an exception and
 * NULL in all three.
 */
int _PySlice_GetLongIndices(PySliceObject *self_,
                            PyObject *length,
                            PyObject **start_ptr,
                            PyObject **stop_ptr,
                            PyObject **step_ptr);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_SLICEOBJECT_H */
