/* The functions of CPython's complexobject.h.
 * Generated from src/capi/complexobject.rs by `make headers`; change it there. */

#ifndef PYRITE_COMPLEXOBJECT_H
#define PYRITE_COMPLEXOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `complex`.
 */
extern PyTypeObject PyComplex_Type;

/**
 * Make a complex: a new reference, NULL with MemoryError.
 */
PyObject *PyComplex_FromCComplex(Py_complex value);

/**
 * Make a complex: a new reference, NULL with MemoryError.
 */
PyObject *PyComplex_FromDoubles(double real, double imag);

/**
 * The number of a complex, or of what `__complex__`, `__float__` or `__index__` gives; a real part of -1.0 with
 * TypeError or what they raised.
 */
Py_complex PyComplex_AsCComplex(PyObject *op);

/**
 * The real part of what `PyComplex_AsCComplex` gives; -1.0 with an exception.
 */
double PyComplex_RealAsDouble(PyObject *op);

/**
 * The imaginary part of what `PyComplex_AsCComplex` gives; -1.0 with an exception.
 */
double PyComplex_ImagAsDouble(PyObject *op);

/**
 * `a + b`.
 */
Py_complex _Py_c_sum(Py_complex a, Py_complex b);

/**
 * `a - b`.
 */
Py_complex _Py_c_diff(Py_complex a, Py_complex b);

/**
 * `-a`.
 */
Py_complex _Py_c_neg(Py_complex a);

/**
 * `a * b`.
 */
Py_complex _Py_c_prod(Py_complex a, Py_complex b);

/**
 * `a / b`; by 0 it is 0, and `errno` EDOM.
 */
Py_complex _Py_c_quot(Py_complex a, Py_complex b);

/**
 * `a ** b`; `errno` is EDOM for 0 to a negative or complex power, where it is 0, and ERANGE beyond the largest double.
 */
Py_complex _Py_c_pow(Py_complex a,
                     Py_complex b);

/**
 * The distance from 0; `errno` is ERANGE when that is beyond the largest double, else 0.
 */
double _Py_c_abs(Py_complex a);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_COMPLEXOBJECT_H */
