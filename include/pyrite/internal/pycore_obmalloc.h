/* What CPython exports, but declares in internal/pycore_obmalloc.h only. Not part of Python.h.
 * Generated from src/capi/pycore_obmalloc.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_OBMALLOC_H
#define PYRITE_INTERNAL_PYCORE_OBMALLOC_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Print what the heap holds, in CPython's layout.
 *
 * - `out`: an open stream.
 * - Returns 1; or 0 when the object domain is not served by the heap: then nothing is printed.
 * - Cost: a walk over the heap's tables, a few nanoseconds for each 4096 bytes of it.
 *
 * CPython 3.13: Include/internal/pycore_obmalloc.h, `_PyObject_DebugMallocStats`.
 *
 * Safety:
 * `out` is an open stream.
 */
int _PyObject_DebugMallocStats(FILE *out);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_OBMALLOC_H */
