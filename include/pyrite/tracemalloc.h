/* The functions of CPython's tracemalloc.h.
 * Generated from src/capi/tracemalloc.rs by `make headers`; change it there. */

#ifndef PYRITE_TRACEMALLOC_H
#define PYRITE_TRACEMALLOC_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

int PyTraceMalloc_Track(unsigned int domain, size_t ptr, size_t size);

int PyTraceMalloc_Untrack(unsigned int domain, size_t ptr);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_TRACEMALLOC_H */
