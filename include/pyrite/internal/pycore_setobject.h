/* What CPython exports, but declares in internal/pycore_setobject.h only. Not part of Python.h.
 * Generated from src/capi/pycore_setobject.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_SETOBJECT_H
#define PYRITE_INTERNAL_PYCORE_SETOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Add all items of an iterable to a set. 0, or -1 with an exception; SystemError when it is no set.
 */
int _PySet_Update(PyObject *set, PyObject *iterable);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_SETOBJECT_H */
