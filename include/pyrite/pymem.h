/* The functions of CPython's pymem.h.
 * Generated from src/capi/pymem.rs by `make headers`; change it there. */

#ifndef PYRITE_PYMEM_H
#define PYRITE_PYMEM_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Allocates `size` bytes in the mem domain, not initialised; NULL when there is no memory or `size` is above PY_SSIZE_T_MAX.
 */
void *PyMem_Malloc(size_t size);

void *PyMem_Calloc(size_t nelem, size_t elsize);

void *PyMem_Realloc(void *ptr, size_t new_size);

void PyMem_Free(void *ptr);

void *PyMem_RawMalloc(size_t size);

void *PyMem_RawCalloc(size_t nelem, size_t elsize);

void *PyMem_RawRealloc(void *ptr, size_t new_size);

void PyMem_RawFree(void *ptr);

void PyMem_GetAllocator(PyMemAllocatorDomain domain, PyMemAllocatorEx *allocator);

void PyMem_SetAllocator(PyMemAllocatorDomain domain, PyMemAllocatorEx *allocator);

void PyMem_SetupDebugHooks(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYMEM_H */
