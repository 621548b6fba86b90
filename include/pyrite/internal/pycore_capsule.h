/* What CPython exports, but declares in internal/pycore_capsule.h only. Not part of Python.h.
 * Generated from src/capi/pycore_capsule.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_CAPSULE_H
#define PYRITE_INTERNAL_PYCORE_CAPSULE_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Have the collector look behind the pointer of a capsule. 0, or -1 with ValueError.
 */
int _PyCapsule_SetTraverse(PyObject *op, traverseproc traverse_func, inquiry clear_func);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_CAPSULE_H */
