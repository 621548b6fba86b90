/* The functions of CPython's setobject.h.
 * Generated from src/capi/setobject.rs by `make headers`; change it there. */

#ifndef PYRITE_SETOBJECT_H
#define PYRITE_SETOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type `set`.
 */
extern PyTypeObject PySet_Type;

/**
 * The type `frozenset`.
 */
extern PyTypeObject PyFrozenSet_Type;

/**
 * The type of the iterators of sets.
 */
extern PyTypeObject PySetIter_Type;

/**
 * Make a set of the items of an iterable; NULL: an empty one. New reference; NULL: TypeError, MemoryError.
 */
PyObject *PySet_New(PyObject *iterable);

/**
 * Make a frozenset of the items of an iterable; NULL: an empty one. New reference; NULL: TypeError, MemoryError.
 */
PyObject *PyFrozenSet_New(PyObject *iterable);

/**
 * The number of keys; -1 with SystemError when it is no set.
 */
Py_ssize_t PySet_Size(PyObject *anyset);

/**
 * Whether `key` is there: 1, 0, or -1: TypeError for a key without hash, SystemError when it is no set.
 */
int PySet_Contains(PyObject *anyset, PyObject *key);

/**
 * Add `key` to a set, or to a frozenset that nobody else knows. 0, or -1: TypeError for a key without hash, MemoryError,
 * SystemError when it is none.
 */
int PySet_Add(PyObject *set,
              PyObject *key);

/**
 * Take `key` out: 1, or 0 when it was not there, or -1: TypeError for a key without hash, SystemError when it is no set.
 */
int PySet_Discard(PyObject *set,
                  PyObject *key);

/**
 * Take any key out. New reference; NULL: KeyError when there is none, SystemError when it is no set.
 */
PyObject *PySet_Pop(PyObject *set);

/**
 * Take all keys out. 0, or -1 with SystemError when it is no set.
 */
int PySet_Clear(PyObject *set);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_SETOBJECT_H */
