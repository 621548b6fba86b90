/* What CPython exports, but declares in internal/pycore_unionobject.h only. Not part of Python.h.
 * Generated from src/capi/pycore_unionobject.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_UNIONOBJECT_H
#define PYRITE_INTERNAL_PYCORE_UNIONOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `types.UnionType`.
 */
extern PyTypeObject _PyUnion_Type;

/**
 * `one | other` of types; NotImplemented when one of them is no type. New reference; NULL on error.
 */
PyObject *_Py_union_type_or(PyObject *one, PyObject *other);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_UNIONOBJECT_H */
