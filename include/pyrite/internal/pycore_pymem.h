/* What CPython exports, but declares in internal/pycore_pymem.h only. Not part of Python.h.
 * Generated from src/capi/pycore_pymem.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_PYMEM_H
#define PYRITE_INTERNAL_PYCORE_PYMEM_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Copy a text into the memory domain.
 *
 * - `str`: ends in a zero byte; borrowed.
 * - Returns a new block, to be freed with `PyMem_Free`; NULL when there is no memory.
 *
 * CPython 3.13: Include/internal/pycore_pymem.h, `_PyMem_Strdup`.
 *
 * Safety:
 * The caller holds the GIL; `str` is a C string.
 */
char *_PyMem_Strdup(const char *str);

/**
 * Name the allocators that are installed.
 *
 * - Returns one of `pymalloc`, `mimalloc` and `malloc`, with `_debug` behind it when debug hooks lie over all
 *   domains; NULL when some domain has an allocator of the program's. The text is static.
 *
 * CPython 3.13: Include/internal/pycore_pymem.h, `_PyMem_GetCurrentAllocatorName`.
 */
const char *_PyMem_GetCurrentAllocatorName(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_PYMEM_H */
