/* The functions of CPython's genericaliasobject.h.
 * Generated from src/capi/genericaliasobject.rs by `make headers`; change it there. */

#ifndef PYRITE_GENERICALIASOBJECT_H
#define PYRITE_GENERICALIASOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `types.GenericAlias`.
 */
extern PyTypeObject Py_GenericAliasType;

/**
 * `origin[args]`, as in `list[int]`; `args` that is no tuple is the only one. New reference; NULL on error.
 */
PyObject *Py_GenericAlias(PyObject *origin, PyObject *args);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_GENERICALIASOBJECT_H */
