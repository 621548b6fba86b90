/* The functions of CPython's bltinmodule.h.
 * Generated from src/capi/bltinmodule.rs by `make headers`; change it there. */

#ifndef PYRITE_BLTINMODULE_H
#define PYRITE_BLTINMODULE_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type `filter`.
 */
extern PyTypeObject PyFilter_Type;

/**
 * The type `map`.
 */
extern PyTypeObject PyMap_Type;

/**
 * The type `zip`.
 */
extern PyTypeObject PyZip_Type;

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_BLTINMODULE_H */
