/* The functions of CPython's context.h.
 * Generated from src/capi/context.rs by `make headers`; change it there. */

#ifndef PYRITE_CONTEXT_H
#define PYRITE_CONTEXT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Not there: no object is of this type.
 */
extern PyTypeObject PyContext_Type;

/**
 * Not there: no object is of this type.
 */
extern PyTypeObject PyContextVar_Type;

/**
 * Not there: no object is of this type.
 */
extern PyTypeObject PyContextToken_Type;

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_CONTEXT_H */
