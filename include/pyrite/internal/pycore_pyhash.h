/* What CPython exports, but declares in internal/pycore_pyhash.h only. Not part of Python.h.
 * Generated from src/capi/pycore_pyhash.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_PYHASH_H
#define PYRITE_INTERNAL_PYCORE_PYHASH_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The hash of `length` bytes; 0 of none, never -1.
 */
Py_hash_t _Py_HashBytes(const void *start, Py_ssize_t length);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_PYHASH_H */
