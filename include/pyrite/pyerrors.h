/* The functions of CPython's pyerrors.h.
 * Generated from src/capi/pyerrors.rs by `make headers`; change it there. */

#ifndef PYRITE_PYERRORS_H
#define PYRITE_PYERRORS_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * End the process: print `Fatal Python error:` and a message to stderr, how far Python had got and the threads, then
 * abort.
 *
 * - `message`: why; NULL is told as such.
 *
 * In C this name is a macro, which also names the calling function.
 *
 * CPython 3.13: Doc/c-api/sys.rst, `Py_FatalError`.
 *
 * Safety:
 * `message` is NULL or a C string.
 */
void Py_FatalError(const char *message) _Py_NO_RETURN;

/**
 * End the process as `Py_FatalError` does, in the name of a function.
 *
 * - `func`: the function's name; NULL leaves it out.
 * - `message`: why; NULL is told as such.
 *
 * CPython 3.13: Include/cpython/pyerrors.h, `_Py_FatalErrorFunc`.
 *
 * Safety:
 * `func` and `message` are each NULL or a C string.
 */
void _Py_FatalErrorFunc(const char *func, const char *message) _Py_NO_RETURN;

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYERRORS_H */
