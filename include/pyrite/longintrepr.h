/* The functions of CPython's longintrepr.h.
 * Generated from src/capi/longintrepr.rs by `make headers`; change it there. */

#ifndef PYRITE_LONGINTREPR_H
#define PYRITE_LONGINTREPR_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Make an exact int of the value of `src`, which is an int: a new reference, NULL with MemoryError.
 */
PyObject *_PyLong_Copy(PyLongObject *src);

/**
 * Make an int of `digit_count` digits of 30 bits, the lowest first. A new reference, NULL with MemoryError.
 */
PyLongObject *_PyLong_FromDigits(int negative, Py_ssize_t digit_count, digit *digits);

/**
 * Make an int of `size` digits, for the caller to fill in: positive, its digits hold anything. A new reference;
 * NULL with OverflowError "too many digits in integer" or MemoryError.
 */
PyLongObject *_PyLong_New(Py_ssize_t size);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_LONGINTREPR_H */
