/* What CPython exports, but declares in internal/pycore_strhex.h only. Not part of Python.h.
 * Generated from src/capi/pycore_strhex.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_STRHEX_H
#define PYRITE_INTERNAL_PYCORE_STRHEX_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The hexadecimal digits of bytes, as a new str; NULL with an exception.
 */
PyObject *_Py_strhex(const char *bytes, Py_ssize_t size);

/**
 * The hexadecimal digits of bytes with a separator between groups, as new bytes; NULL with an exception.
 */
PyObject *_Py_strhex_bytes_with_sep(const char *bytes, Py_ssize_t size, PyObject *sep, int bytes_per_group);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_STRHEX_H */
