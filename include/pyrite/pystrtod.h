/* The functions of CPython's pystrtod.h.
 * Generated from src/capi/pystrtod.rs by `make headers`; change it there. */

#ifndef PYRITE_PYSTRTOD_H
#define PYRITE_PYSTRTOD_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Write a double as text.
 *
 * - `format_code`: one of `e E f F g G r`; `r` is the shortest text that reads back, with `precision` 0.
 * - `flags`: `Py_DTSF_*`. `kind`: NULL, or where `Py_DTST_*` is put.
 * - Returns text for `PyMem_Free`; NULL with MemoryError or SystemError.
 */
char *PyOS_double_to_string(double value, char format_code, int precision, int flags, int *kind);

/**
 * Read a double.
 *
 * - `text`: without white space before the number. `end`: NULL (then all of the text has to be the number), or where
 *   the address behind the number is put.
 * - `overflow_exception`: raised for a number beyond the largest; NULL: then it is infinite.
 * - Returns the number; -1.0 with ValueError or `overflow_exception`.
 */
double PyOS_string_to_double(const char *text, char **end, PyObject *overflow_exception);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYSTRTOD_H */
