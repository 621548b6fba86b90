/* What CPython exports, but declares in internal/pycore_tracemalloc.h only. Not part of Python.h.
 * Generated from src/capi/pycore_tracemalloc.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_TRACEMALLOC_H
#define PYRITE_INTERNAL_PYCORE_TRACEMALLOC_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Where a block was allocated, new reference: a tuple of (file, line), of which there is one, unknown, since no code of
 * Python runs; None when it is not traced. NULL with an exception.
 */
PyObject *_PyTraceMalloc_GetTraceback(unsigned int domain,
                                      size_t ptr);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_TRACEMALLOC_H */
