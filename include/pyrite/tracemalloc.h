/* The functions of CPython's tracemalloc.h.
 * Generated from src/capi/tracemalloc.rs by `make headers`; change it there. */

#ifndef PYRITE_TRACEMALLOC_H
#define PYRITE_TRACEMALLOC_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Track a block of memory that came from elsewhere.
 *
 * - `domain`: a number of the program's; 0 is the allocators' own.
 * - `ptr`: the block's address; tracked already, it gets the new size.
 * - `size`: in bytes.
 * - Returns 0; -1 when there is no memory for it; -2 while tracing is off.
 * - May be called by any thread, with or without the GIL.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyTraceMalloc_Track`.
 */
int PyTraceMalloc_Track(unsigned int domain, size_t ptr, size_t size);

/**
 * Track a block no more.
 *
 * - `domain`, `ptr`: as they were tracked; what was not is passed over.
 * - Returns 0; -2 while tracing is off.
 * - May be called by any thread, with or without the GIL.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyTraceMalloc_Untrack`.
 */
int PyTraceMalloc_Untrack(unsigned int domain, size_t ptr);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_TRACEMALLOC_H */
