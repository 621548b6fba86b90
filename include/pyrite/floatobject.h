/* The functions of CPython's floatobject.h.
 * Generated from src/capi/floatobject.rs by `make headers`; change it there. */

#ifndef PYRITE_FLOATOBJECT_H
#define PYRITE_FLOATOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `float`.
 */
extern PyTypeObject PyFloat_Type;

/**
 * Make a float: a new reference, NULL with MemoryError.
 */
PyObject *PyFloat_FromDouble(double value);

/**
 * The number of a float, or what `__float__` or `__index__` of another object gives; -1.0 with TypeError or what they
 * raised.
 */
double PyFloat_AsDouble(PyObject *op);

/**
 * Make a float of a text: a str, bytes, or what has a buffer. A new reference; NULL with ValueError or TypeError.
 */
PyObject *PyFloat_FromString(PyObject *text);

/**
 * `sys.float_info`: a new reference, NULL with an exception.
 */
PyObject *PyFloat_GetInfo(void);

/**
 * The largest finite double.
 */
double PyFloat_GetMax(void);

/**
 * The smallest positive double that is not subnormal.
 */
double PyFloat_GetMin(void);

/**
 * Write a double as the 2 bytes of a half, the lowest first if `le`. 0; -1 with OverflowError.
 */
int PyFloat_Pack2(double x, char *p, int le);

/**
 * Write a double as the 4 bytes of a float of C, the lowest first if `le`. 0; -1 with OverflowError.
 */
int PyFloat_Pack4(double x, char *p, int le);

/**
 * Write the 8 bytes of a double, the lowest first if `le`. 0.
 */
int PyFloat_Pack8(double x, char *p, int le);

/**
 * The number of the 2 bytes of a half, the lowest first if `le`.
 */
double PyFloat_Unpack2(const char *p, int le);

/**
 * The number of the 4 bytes of a float of C, the lowest first if `le`.
 */
double PyFloat_Unpack4(const char *p, int le);

/**
 * The number of the 8 bytes of a double, the lowest first if `le`.
 */
double PyFloat_Unpack8(const char *p, int le);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_FLOATOBJECT_H */
