/* The functions of CPython's enumobject.h.
 * Generated from src/capi/enumobject.rs by `make headers`; change it there. */

#ifndef PYRITE_ENUMOBJECT_H
#define PYRITE_ENUMOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type `enumerate`.
 */
extern PyTypeObject PyEnum_Type;

/**
 * The type `reversed`.
 */
extern PyTypeObject PyReversed_Type;

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_ENUMOBJECT_H */
