/* The functions of CPython's codecs.h.
 * Generated from src/capi/codecs.rs by `make headers`; change it there. */

#ifndef PYRITE_CODECS_H
#define PYRITE_CODECS_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The sixteen digits, in small letters.
 */
extern const char *Py_hexdigits;

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_CODECS_H */
