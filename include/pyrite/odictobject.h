/* The functions of CPython's odictobject.h.
 * Generated from src/capi/odictobject.rs by `make headers`; change it there. */

#ifndef PYRITE_ODICTOBJECT_H
#define PYRITE_ODICTOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type `collections.OrderedDict`.
 */
extern PyTypeObject PyODict_Type;

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_ODICTOBJECT_H */
