/* The functions of CPython's pystate.h.
 * Generated from src/capi/pystate.rs by `make headers`; change it there. */

#ifndef PYRITE_PYSTATE_H
#define PYRITE_PYSTATE_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

PyThreadState *PyThreadState_Get(void);

PyThreadState *PyThreadState_GetUnchecked(void);

PyThreadState *PyThreadState_Swap(PyThreadState *tstate);

PyGILState_STATE PyGILState_Ensure(void);

void PyGILState_Release(PyGILState_STATE state);

PyThreadState *PyGILState_GetThisThreadState(void);

int PyGILState_Check(void);

PyInterpreterState *PyInterpreterState_Get(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYSTATE_H */
