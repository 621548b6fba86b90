/* What CPython exports, but declares in internal/pycore_long.h only. Not part of Python.h.
 * Generated from src/capi/pycore_long.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_LONG_H
#define PYRITE_INTERNAL_PYCORE_LONG_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The value of each character as a digit: 0 to 35, or 37 for those that are none.
 */
extern unsigned char _PyLong_DigitValue[256];

/**
 * The int as a fraction, 0.5 up to but not 1, times 2 to the power `*exponent`; the fraction is rounded to even.
 */
double _PyLong_Frexp(PyLongObject *op, Py_ssize_t *exponent);

/**
 * `op << count`: a new reference, NULL with MemoryError or OverflowError.
 */
PyObject *_PyLong_Lshift(PyObject *op, size_t count);

/**
 * `op >> count`: a new reference, NULL with MemoryError.
 */
PyObject *_PyLong_Rshift(PyObject *op, size_t count);

/**
 * A converter of argument parsing, to an unsigned short. 1, or 0 with ValueError, TypeError or OverflowError.
 */
int _PyLong_UnsignedShort_Converter(PyObject *op, void *result);

/**
 * A converter of argument parsing, to an unsigned long. 1, or 0 with ValueError, TypeError or OverflowError.
 */
int _PyLong_UnsignedLong_Converter(PyObject *op, void *result);

/**
 * A converter of argument parsing, to an unsigned long long. 1, or 0 with ValueError, TypeError or OverflowError.
 */
int _PyLong_UnsignedLongLong_Converter(PyObject *op, void *result);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_LONG_H */
