/* What CPython exports, but declares in internal/pycore_floatobject.h only. Not part of Python.h.
 * Generated from src/capi/pycore_floatobject.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_FLOATOBJECT_H
#define PYRITE_INTERNAL_PYCORE_FLOATOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Death of an exact float whose count is 0.
 */
void _PyFloat_ExactDealloc(PyObject *op);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_FLOATOBJECT_H */
