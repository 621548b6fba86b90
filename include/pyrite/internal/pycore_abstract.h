/* What CPython exports, but declares in internal/pycore_abstract.h only. Not part of Python.h.
 * Generated from src/capi/pycore_abstract.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_ABSTRACT_H
#define PYRITE_INTERNAL_PYCORE_ABSTRACT_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `operator.index(op)`, which may be of a subtype of int: a new reference, NULL with TypeError or what `__index__`
 * raised.
 */
PyObject *_PyNumber_Index(PyObject *op);

/**
 * A converter of argument parsing: None leaves `*result` as it is, a number is put there. 1, or 0 with TypeError or
 * OverflowError.
 */
int _Py_convert_optional_to_ssize_t(PyObject *op, void *result);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_ABSTRACT_H */
