/* What CPython exports, but declares in internal/pycore_pyerrors.h only. Not part of Python.h.
 * Generated from src/capi/pycore_pyerrors.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_PYERRORS_H
#define PYRITE_INTERNAL_PYCORE_PYERRORS_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Raise KeyError for `key`, also when it is a tuple or an exception.
 */
void _PyErr_SetKeyError(PyObject *key);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_PYERRORS_H */
