/* The functions of CPython's sliceobject.h.
 * Generated from src/capi/sliceobject.rs by `make headers`; change it there. */

#ifndef PYRITE_SLICEOBJECT_H
#define PYRITE_SLICEOBJECT_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Ellipsis.
 */
extern PyObject _Py_EllipsisObject;

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_SLICEOBJECT_H */
