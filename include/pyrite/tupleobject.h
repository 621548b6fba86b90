/* The functions of CPython's tupleobject.h.
 * Generated from src/capi/tupleobject.rs by `make headers`; change it there. */

#ifndef PYRITE_TUPLEOBJECT_H
#define PYRITE_TUPLEOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type `tuple`.
 */
extern PyTypeObject PyTuple_Type;

/**
 * The type of the iterators of tuples.
 */
extern PyTypeObject PyTupleIter_Type;

/**
 * Make a tuple of `size` items, each NULL, to be filled before anyone else sees it. Length 0 gives the one empty tuple.
 * New reference; NULL: SystemError for a negative size, MemoryError.
 */
PyObject *PyTuple_New(Py_ssize_t size);

/**
 * The number of items; -1 with SystemError when `op` is no tuple.
 */
Py_ssize_t PyTuple_Size(PyObject *op);

/**
 * Item `index`, borrowed. NULL: IndexError outside (negative is outside), SystemError when `op` is no tuple.
 */
PyObject *PyTuple_GetItem(PyObject *op, Py_ssize_t index);

/**
 * Put `item`, whose reference is taken over, into a tuple that nobody else knows. -1: IndexError outside, SystemError
 * when `op` is no tuple or known elsewhere; the reference to `item` is gone then, too.
 */
int PyTuple_SetItem(PyObject *op, Py_ssize_t index, PyObject *item);

/**
 * Items `low` to `high` as a tuple; both are moved into the tuple's bounds. New reference; NULL: SystemError when `op`
 * is no tuple, MemoryError.
 */
PyObject *PyTuple_GetSlice(PyObject *op,
                           Py_ssize_t low,
                           Py_ssize_t high);

/**
 * Change the length of the tuple at `place`, which nobody else knows; it may move. -1: SystemError, MemoryError; then the
 * tuple is gone and `*place` is NULL.
 */
int _PyTuple_Resize(PyObject **place,
                    Py_ssize_t size);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_TUPLEOBJECT_H */
