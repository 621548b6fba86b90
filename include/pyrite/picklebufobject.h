/* The functions of CPython's picklebufobject.h.
 * Generated from src/capi/picklebufobject.rs by `make headers`; change it there. */

#ifndef PYRITE_PICKLEBUFOBJECT_H
#define PYRITE_PICKLEBUFOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type of wrappers of a buffer that pickling may hand on without a copy.
 */
extern PyTypeObject PyPickleBuffer_Type;

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PICKLEBUFOBJECT_H */
