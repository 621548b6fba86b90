/* What CPython exports, but declares in internal/pycore_obmalloc.h only. Not part of Python.h.
 * Generated from src/capi/pycore_obmalloc.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_OBMALLOC_H
#define PYRITE_INTERNAL_PYCORE_OBMALLOC_H

#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

int _PyObject_DebugMallocStats(FILE *out);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_OBMALLOC_H */
