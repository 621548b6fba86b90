/* What CPython exports, but declares in internal/pycore_genobject.h only. Not part of Python.h.
 * Generated from src/capi/pycore_genobject.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_GENOBJECT_H
#define PYRITE_INTERNAL_PYCORE_GENOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Take the StopIteration that is set, if one is, and put its value into `*pvalue`: a new reference, None without an
 * exception. 0, or -1 when another exception is set, which stays.
 */
int _PyGen_FetchStopIterationValue(PyObject **pvalue);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_GENOBJECT_H */
