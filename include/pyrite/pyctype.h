/* The functions of CPython's pyctype.h.
 * Generated from src/capi/pyctype.rs by `make headers`; change it there. */

#ifndef PYRITE_PYCTYPE_H
#define PYRITE_PYCTYPE_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * What each byte is, whatever the locale: bits for lower, upper, digit, hexadecimal digit, white space.
 */
extern const unsigned int _Py_ctype_table[256];

/**
 * Each byte in lower case, whatever the locale.
 */
extern const unsigned char _Py_ctype_tolower[256];

/**
 * Each byte in upper case, whatever the locale.
 */
extern const unsigned char _Py_ctype_toupper[256];

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYCTYPE_H */
