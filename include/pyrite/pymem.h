/* The functions of CPython's pymem.h.
 * Generated from src/capi/pymem.rs by `make headers`; change it there. */

#ifndef PYRITE_PYMEM_H
#define PYRITE_PYMEM_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Allocate memory in the raw domain.
 *
 * - `size`: in bytes; 0 gives a block of its own, too. Above `PY_SSIZE_T_MAX` nothing is given.
 * - Returns a block at a multiple of 16, not initialised, to be freed with `PyMem_RawFree`; NULL when there is no
 *   memory. No exception is set.
 * - May be called at any time by any thread, before Python and after it, with or without the GIL.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyMem_RawMalloc`.
 */
void *PyMem_RawMalloc(size_t size);

/**
 * Allocate memory in the raw domain, all zero.
 *
 * - `nelem`, `elsize`: how many elements of how many bytes; when the product is above `PY_SSIZE_T_MAX` nothing is
 *   given.
 * - Otherwise as `PyMem_RawMalloc`.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyMem_RawCalloc`.
 */
void *PyMem_RawCalloc(size_t nelem, size_t elsize);

/**
 * Change the size of a block of the raw domain.
 *
 * - `ptr`: a live block of the raw domain, or NULL, which makes this `PyMem_RawMalloc`.
 * - `new_size`: in bytes; 0 keeps a block.
 * - Returns where the block is now; its contents are kept up to the smaller of the two sizes. NULL: there is no memory, and
 *   `ptr` is as it was.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyMem_RawRealloc`.
 *
 * Safety:
 * `ptr` is NULL or a live block of the raw domain; after success only the returned pointer is used.
 */
void *PyMem_RawRealloc(void *ptr,
                       size_t new_size);

/**
 * Free a block of the raw domain.
 *
 * - `ptr`: a live block of the raw domain, or NULL, for which nothing is done.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyMem_RawFree`.
 *
 * Safety:
 * `ptr` is NULL or a live block of the raw domain, which nobody uses from here on.
 */
void PyMem_RawFree(void *ptr);

/**
 * Allocate memory in the memory domain.
 *
 * - `size`: in bytes; 0 gives a block of its own, too. Above `PY_SSIZE_T_MAX` nothing is given.
 * - Returns a block at a multiple of 16, not initialised, to be freed with `PyMem_Free`; NULL when there is no
 *   memory. No exception is set.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyMem_Malloc`.
 *
 * Safety:
 * The caller holds the GIL.
 */
void *PyMem_Malloc(size_t size);

/**
 * Allocate memory in the memory domain, all zero.
 *
 * - `nelem`, `elsize`: how many elements of how many bytes; when the product is above `PY_SSIZE_T_MAX` nothing is
 *   given.
 * - Otherwise as `PyMem_Malloc`.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyMem_Calloc`.
 *
 * Safety:
 * The caller holds the GIL.
 */
void *PyMem_Calloc(size_t nelem, size_t elsize);

/**
 * Change the size of a block of the memory domain.
 *
 * - `ptr`: a live block of the memory domain, or NULL, which makes this `PyMem_Malloc`.
 * - `new_size`: in bytes; 0 keeps a block.
 * - Returns where the block is now; its contents are kept up to the smaller of the two sizes. NULL: there is no memory, and
 *   `ptr` is as it was.
 *
 * A block of at most 512 bytes stays where it is if the new size fits its class of 16 bytes and is more than three
 * quarters of that.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyMem_Realloc`.
 *
 * Safety:
 * The caller holds the GIL; `ptr` is NULL or a live block of the memory domain.
 */
void *PyMem_Realloc(void *ptr,
                    size_t new_size);

/**
 * Free a block of the memory domain.
 *
 * - `ptr`: a live block of the memory domain, or NULL, for which nothing is done.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyMem_Free`.
 *
 * Safety:
 * The caller holds the GIL; `ptr` is NULL or a live block of the memory domain, which nobody uses from here on.
 */
void PyMem_Free(void *ptr);

/**
 * Get the allocator that is installed in a domain.
 *
 * - `domain`: `PYMEM_DOMAIN_RAW`, `_MEM` or `_OBJ`; for any other number all fields become NULL.
 * - `allocator`: filled in.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyMem_GetAllocator`.
 *
 * Safety:
 * `allocator` can be written to.
 */
void PyMem_GetAllocator(PyMemAllocatorDomain domain, PyMemAllocatorEx *allocator);

/**
 * Install an allocator in a domain, in place of what is there.
 *
 * - `domain`: `PYMEM_DOMAIN_RAW`, `_MEM` or `_OBJ`; for any other number nothing is done.
 * - `allocator`: copied. Its functions keep the rules of the domain: distinct blocks for requests of 0 bytes, no need
 *   of the GIL in the raw domain. It must take the domain's live blocks for its own, or pass them on to what it got
 *   from `PyMem_GetAllocator`.
 *
 * Debug hooks of the domain are gone then, unless the allocator passes calls on to them; `PyMem_SetupDebugHooks`
 * lays them again. Requests of the memory and the object domain for 0 or more than 512 bytes go to the allocator of
 * the raw domain.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyMem_SetAllocator`. Difference: a block of more than 512 bytes that was
 * allocated before an allocator was installed in the raw domain is not handed to that allocator when it is freed.
 *
 * Safety:
 * `allocator` is readable; its functions are what it says; no other thread uses the domain meanwhile.
 */
void PyMem_SetAllocator(PyMemAllocatorDomain domain, PyMemAllocatorEx *allocator);

/**
 * Lay debug hooks over the allocators of all domains; does nothing for a domain that has them on top.
 *
 * Each block then gets 24 bytes more: its size, its domain's letter, and pad bytes before and after it. Fresh bytes are
 * 0xCD, freed ones 0xDD, pad bytes 0xFD. A block whose pad bytes are not as they were when it is freed or
 * reallocated, a block freed through another domain, and a call of the memory or the object domain without the GIL
 * end the process with a report.
 *
 * Must not be called while an allocator lies over the hooks of a domain: they would then lie over themselves.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyMem_SetupDebugHooks`.
 *
 * Safety:
 * No domain has live blocks that were allocated without the hooks and will be freed with them; no other thread uses
 * a domain meanwhile.
 */
void PyMem_SetupDebugHooks(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYMEM_H */
