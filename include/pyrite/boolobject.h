/* The functions of CPython's boolobject.h.
 * Generated from src/capi/boolobject.rs by `make headers`; change it there. */

#ifndef PYRITE_BOOLOBJECT_H
#define PYRITE_BOOLOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * False.
 */
extern PyLongObject _Py_FalseStruct;

/**
 * True.
 */
extern PyLongObject _Py_TrueStruct;

/**
 * Whether `op` is True: 1 or 0.
 */
int Py_IsTrue(PyObject *op);

/**
 * Whether `op` is False: 1 or 0.
 */
int Py_IsFalse(PyObject *op);

/**
 * True, or False for 0: a new reference to an immortal object.
 */
PyObject *PyBool_FromLong(long value);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_BOOLOBJECT_H */
