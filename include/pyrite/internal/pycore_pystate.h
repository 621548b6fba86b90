/* What CPython exports, but declares in internal/pycore_pystate.h only. Not part of Python.h.
 * Generated from src/capi/pycore_pystate.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_PYSTATE_H
#define PYRITE_INTERNAL_PYCORE_PYSTATE_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The current thread state, or NULL. Borrowed.
 */
PyThreadState *_PyThreadState_GetCurrent(void);

/**
 * The dict of a thread, as `PyThreadState_GetDict` has it. Borrowed.
 */
PyObject *_PyThreadState_GetDict(PyThreadState *tstate);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_PYSTATE_H */
