/* What CPython exports, but declares in internal/pycore_sysmodule.h only. Not part of Python.h.
 * Generated from src/capi/pycore_sysmodule.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_SYSMODULE_H
#define PYRITE_INTERNAL_PYCORE_SYSMODULE_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * What `sys.getsizeof` gives; the largest number with an exception.
 */
size_t _PySys_GetSizeOf(PyObject *op);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_SYSMODULE_H */
