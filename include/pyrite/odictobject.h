/* The functions of CPython's odictobject.h.
 * Generated from src/capi/odictobject.rs by `make headers`; change it there. */

#ifndef PYRITE_ODICTOBJECT_H
#define PYRITE_ODICTOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type `collections.OrderedDict`.
 */
extern PyTypeObject PyODict_Type;

/**
 * Make an empty OrderedDict. New reference; NULL with MemoryError.
 */
PyObject *PyODict_New(void);

/**
 * Set the value of `key` of an OrderedDict. 0, or -1 with an exception.
 */
int PyODict_SetItem(PyObject *od, PyObject *key, PyObject *item);

/**
 * Delete `key` of an OrderedDict. 0, or -1: KeyError when it is not there.
 */
int PyODict_DelItem(PyObject *od, PyObject *key);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_ODICTOBJECT_H */
