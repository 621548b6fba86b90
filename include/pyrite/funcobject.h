/* The functions of CPython's funcobject.h.
 * Generated from src/capi/funcobject.rs by `make headers`; change it there. */

#ifndef PYRITE_FUNCOBJECT_H
#define PYRITE_FUNCOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `classmethod`.
 */
extern PyTypeObject PyClassMethod_Type;

/**
 * `staticmethod`.
 */
extern PyTypeObject PyStaticMethod_Type;

/**
 * `function`: there is no evaluator, so no object is of this type.
 */
extern PyTypeObject PyFunction_Type;

/**
 * A new `classmethod` around a callable.
 */
PyObject *PyClassMethod_New(PyObject *callable);

/**
 * A new `staticmethod` around a callable.
 */
PyObject *PyStaticMethod_New(PyObject *callable);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_FUNCOBJECT_H */
