/* The functions of CPython's classobject.h.
 * Generated from src/capi/classobject.rs by `make headers`; change it there. */

#ifndef PYRITE_CLASSOBJECT_H
#define PYRITE_CLASSOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `instancemethod`.
 */
extern PyTypeObject PyInstanceMethod_Type;

/**
 * `method`.
 */
extern PyTypeObject PyMethod_Type;

/**
 * The callable of an `instancemethod`, borrowed; NULL with SystemError when it is none.
 */
PyObject *PyInstanceMethod_Function(PyObject *op);

/**
 * A new `instancemethod` of a callable. New reference; NULL on error.
 */
PyObject *PyInstanceMethod_New(PyObject *function_);

/**
 * The function of a method, borrowed; NULL with SystemError when it is no method.
 */
PyObject *PyMethod_Function(PyObject *op);

/**
 * A new method: `function_` with `self_` as its first argument. New reference; NULL on error.
 */
PyObject *PyMethod_New(PyObject *function_, PyObject *self_);

/**
 * The object of a method, borrowed; NULL with SystemError when it is no method.
 */
PyObject *PyMethod_Self(PyObject *op);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_CLASSOBJECT_H */
