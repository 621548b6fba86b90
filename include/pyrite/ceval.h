/* The functions of CPython's ceval.h.
 * Generated from src/capi/ceval.rs by `make headers`; change it there. */

#ifndef PYRITE_CEVAL_H
#define PYRITE_CEVAL_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Give the GIL up.
 *
 * - Returns the thread state, for `PyEval_RestoreThread`.
 * - Ends the process when the thread does not hold the GIL.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyEval_SaveThread`.
 */
PyThreadState *PyEval_SaveThread(void);

/**
 * Wait for the GIL and take it.
 *
 * - `tstate`: what `PyEval_SaveThread` gave; NULL ends the process.
 * - Ends the process when the thread holds the GIL. Does not return once Python has been ended by another thread.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyEval_RestoreThread`.
 *
 * Safety:
 * `tstate` is NULL, or alive and current in no thread.
 */
void PyEval_RestoreThread(PyThreadState *tstate);

/**
 * Wait for the GIL and take it, with a thread state of the caller's choice; otherwise as `PyEval_RestoreThread`.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyEval_AcquireThread`.
 *
 * Safety:
 * `tstate` is NULL, or alive and current in no thread.
 */
void PyEval_AcquireThread(PyThreadState *tstate);

/**
 * Give the GIL up.
 *
 * - `tstate`: the current thread state; any other ends the process.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyEval_ReleaseThread`.
 */
void PyEval_ReleaseThread(PyThreadState *tstate);

/**
 * Does nothing: the GIL is there from the beginning.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyEval_InitThreads`.
 */
__attribute__((__deprecated__)) void PyEval_InitThreads(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_CEVAL_H */
