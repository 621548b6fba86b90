/* The functions of CPython's ceval.h.
 * Generated from src/capi/ceval.rs by `make headers`; change it there. */

#ifndef PYRITE_CEVAL_H
#define PYRITE_CEVAL_H

#include <stdarg.h>
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

/**
 * Set who is told of each line of Python that runs: none does here, so a function is refused, by an unraisable RuntimeError.
 */
void PyEval_SetTrace(Py_tracefunc func,
                     PyObject *_arg);

/**
 * The dict of the module `builtins`. Borrowed; NULL with an exception.
 */
PyObject *PyEval_GetBuiltins(void);

/**
 * Count one more nested call of C, to be given back with `Py_LeaveRecursiveCall`.
 *
 * - `where`: the end of the message, such as " while calling a Python object".
 * - Returns 0; not 0 with RecursionError when there are too many, and nothing is to be given back.
 */
int Py_EnterRecursiveCall(const char *where);

/**
 * Give one nested call back.
 */
void Py_LeaveRecursiveCall(void);

/**
 * How many calls of Python may nest.
 */
int Py_GetRecursionLimit(void);

/**
 * Set how many calls of Python may nest.
 */
void Py_SetRecursionLimit(int new_limit);

/**
 * The bound of a slice: an int, or what has `__index__`, clipped to what fits; None leaves `pi` alone.
 *
 * - Returns 1; 0 with an exception.
 */
int _PyEval_SliceIndex(PyObject *v, Py_ssize_t *pi);

/**
 * The same, where None is refused.
 */
int _PyEval_SliceIndexNotNone(PyObject *v, Py_ssize_t *pi);

/**
 * Ask the main thread to call `func(arg)` when it next makes pending calls. May be called by any thread, also without
 * the GIL, and by signal handlers' helpers.
 *
 * - Returns 0; -1 when 32 calls wait already.
 */
int Py_AddPendingCall(int (*func)(void *arg), void *arg);

/**
 * Make the calls that wait for the main thread; in any other nothing is done.
 *
 * - Returns 0; -1 with the exception of the call that failed.
 */
int Py_MakePendingCalls(void);

/**
 * NULL with RuntimeError: there is no interpreter to run code objects.
 */
PyObject *PyEval_EvalCode(PyObject *_code, PyObject *_globals, PyObject *_locals);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_CEVAL_H */
