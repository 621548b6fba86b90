/* The functions of CPython's iterobject.h.
 * Generated from src/capi/iterobject.rs by `make headers`; change it there. */

#ifndef PYRITE_ITEROBJECT_H
#define PYRITE_ITEROBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type of the iterators of sequences.
 */
extern PyTypeObject PySeqIter_Type;

/**
 * The type of the iterators that call something.
 */
extern PyTypeObject PyCallIter_Type;

/**
 * Make an iterator of the items 0, 1, 2... of a sequence. New reference; NULL: SystemError when `seq` is none, MemoryError.
 */
PyObject *PySeqIter_New(PyObject *seq);

/**
 * Make an iterator that calls `callable` without arguments until the result equals `sentinel`. New reference; NULL with
 * MemoryError.
 */
PyObject *PyCallIter_New(PyObject *callable,
                         PyObject *sentinel);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_ITEROBJECT_H */
