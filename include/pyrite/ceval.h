/* The functions of CPython's ceval.h.
 * Generated from src/capi/ceval.rs by `make headers`; change it there. */

#ifndef PYRITE_CEVAL_H
#define PYRITE_CEVAL_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

PyThreadState *PyEval_SaveThread(void);

void PyEval_RestoreThread(PyThreadState *tstate);

void PyEval_AcquireThread(PyThreadState *tstate);

void PyEval_ReleaseThread(PyThreadState *tstate);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_CEVAL_H */
