/* What CPython exports, but declares in internal/pycore_weakref.h only. Not part of Python.h.
 * Generated from src/capi/pycore_weakref.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_WEAKREF_H
#define PYRITE_INTERNAL_PYCORE_WEAKREF_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Whether the referent of a weak reference is gone: 1 or 0.
 */
int _PyWeakref_IsDead(PyObject *weakref);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_WEAKREF_H */
