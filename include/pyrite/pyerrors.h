/* The functions of CPython's pyerrors.h.
 * Generated from src/capi/pyerrors.rs by `make headers`; change it there. */

#ifndef PYRITE_PYERRORS_H
#define PYRITE_PYERRORS_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

void Py_FatalError(const char *message) _Py_NO_RETURN;

void _Py_FatalErrorFunc(const char *func, const char *message) _Py_NO_RETURN;

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYERRORS_H */
