/* What CPython exports, but declares in internal/pycore_call.h only. Not part of Python.h.
 * Generated from src/capi/pycore_call.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_CALL_H
#define PYRITE_INTERNAL_PYCORE_CALL_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Call with a vector of arguments by `tp_call`. New reference; NULL on error.
 */
PyObject *_PyObject_MakeTpCall(PyThreadState *_tstate,
                               PyObject *callable,
                               PyObject *const *args,
                               Py_ssize_t nargs,
                               PyObject *keywords);

/**
 * The result of a call, once it is sure that there is either one or an exception; otherwise NULL with SystemError.
 * `where_` names the function when `callable` is NULL.
 */
PyObject *_Py_CheckFunctionResult(PyThreadState *_tstate, PyObject *callable, PyObject *result, const char *where_);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_CALL_H */
