/* What CPython exports, but declares in internal/pycore_ceval.h only. Not part of Python.h.
 * Generated from src/capi/pycore_ceval.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_CEVAL_H
#define PYRITE_INTERNAL_PYCORE_CEVAL_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * A nested call too many: RecursionError, and the call is given back.
 *
 * - Returns -1; 0 while such an error is being made already. Ends the process when even that goes too deep.
 */
int _Py_CheckRecursiveCall(PyThreadState *tstate, const char *where);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_CEVAL_H */
