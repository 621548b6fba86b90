/* What CPython exports, but declares in internal/pycore_pymem.h only. Not part of Python.h.
 * Generated from src/capi/pycore_pymem.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_PYMEM_H
#define PYRITE_INTERNAL_PYCORE_PYMEM_H

#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

const char *_PyMem_GetCurrentAllocatorName(void);

char *_PyMem_Strdup(const char *str);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_PYMEM_H */
