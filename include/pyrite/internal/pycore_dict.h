/* What CPython exports, but declares in internal/pycore_dict.h only. Not part of Python.h.
 * Generated from src/capi/pycore_dict.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_DICT_H
#define PYRITE_INTERNAL_PYCORE_DICT_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The bytes of a dict and of its table.
 */
Py_ssize_t _PyDict_SizeOf(PyDictObject *mp);

/**
 * Set the value of `key`, whose hash is known. 0, or -1 with an exception.
 */
int _PyDict_SetItem_KnownHash_LockHeld(PyDictObject *mp, PyObject *key, PyObject *value, Py_hash_t hash);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_DICT_H */
