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

/**
 * The code of a function: NULL with SystemError, since no object is one.
 */
PyObject *PyFunction_GetCode(PyObject *_op);

/**
 * The globals of a function: NULL with SystemError, since no object is one.
 */
PyObject *PyFunction_GetGlobals(PyObject *_op);

/**
 * The module of a function: NULL with SystemError, since no object is one.
 */
PyObject *PyFunction_GetModule(PyObject *_op);

/**
 * The defaults of a function: NULL with SystemError, since no object is one.
 */
PyObject *PyFunction_GetDefaults(PyObject *_op);

/**
 * The defaults of keywords of a function: NULL with SystemError, since no object is one.
 */
PyObject *PyFunction_GetKwDefaults(PyObject *_op);

/**
 * The closure of a function: NULL with SystemError, since no object is one.
 */
PyObject *PyFunction_GetClosure(PyObject *_op);

/**
 * The annotations of a function: NULL with SystemError, since no object is one.
 */
PyObject *PyFunction_GetAnnotations(PyObject *_op);

/**
 * Set the defaults of a function: -1 with SystemError, since no object is one.
 */
int PyFunction_SetDefaults(PyObject *_op, PyObject *_value);

/**
 * Set the defaults of keywords of a function: -1 with SystemError, since no object is one.
 */
int PyFunction_SetKwDefaults(PyObject *_op, PyObject *_value);

/**
 * Set the closure of a function: -1 with SystemError, since no object is one.
 */
int PyFunction_SetClosure(PyObject *_op, PyObject *_value);

/**
 * Set the annotations of a function: -1 with SystemError, since no object is one.
 */
int PyFunction_SetAnnotations(PyObject *_op, PyObject *_value);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_FUNCOBJECT_H */
