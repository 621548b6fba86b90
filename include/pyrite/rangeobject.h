/* The functions of CPython's rangeobject.h.
 * Generated from src/capi/rangeobject.rs by `make headers`; change it there. */

#ifndef PYRITE_RANGEOBJECT_H
#define PYRITE_RANGEOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `range`.
 */
extern PyTypeObject PyRange_Type;

/**
 * The iterator of a range whose numbers have 64 bits.
 */
extern PyTypeObject PyRangeIter_Type;

/**
 * The iterator of any other range.
 */
extern PyTypeObject PyLongRangeIter_Type;

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_RANGEOBJECT_H */
