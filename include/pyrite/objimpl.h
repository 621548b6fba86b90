/* The functions of CPython's objimpl.h.
 * Generated from src/capi/objimpl.rs by `make headers`; change it there. */

#ifndef PYRITE_OBJIMPL_H
#define PYRITE_OBJIMPL_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

void *PyObject_Malloc(size_t size);

void *PyObject_Calloc(size_t nelem, size_t elsize);

void *PyObject_Realloc(void *ptr, size_t new_size);

void PyObject_Free(void *ptr);

void PyObject_GetArenaAllocator(PyObjectArenaAllocator *allocator);

void PyObject_SetArenaAllocator(PyObjectArenaAllocator *allocator);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_OBJIMPL_H */
