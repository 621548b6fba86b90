/* The functions of CPython's pystrcmp.h.
 * Generated from src/capi/pystrcmp.rs by `make headers`; change it there. */

#ifndef PYRITE_PYSTRCMP_H
#define PYRITE_PYSTRCMP_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Below 0, 0 or above, by the order of two C strings but for ASCII case.
 */
int PyOS_mystricmp(const char *left, const char *right);

/**
 * The same of at most `size` bytes.
 */
int PyOS_mystrnicmp(const char *left, const char *right, Py_ssize_t size);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYSTRCMP_H */
