/* The memory domains, and what can be installed in one. */

#ifndef PYRITE_ABI_PYMEM_H
#define PYRITE_ABI_PYMEM_H

#include <stddef.h>

/* What a block is for, and so which functions may be called on it. */
typedef enum {
    /* PyMem_Raw*: usable without the GIL, before initialisation and after finalisation. */
    PYMEM_DOMAIN_RAW = 0,
    /* PyMem_*: buffers; the GIL is held. */
    PYMEM_DOMAIN_MEM = 1,
    /* PyObject_*: objects; the GIL is held. */
    PYMEM_DOMAIN_OBJ = 2
} PyMemAllocatorDomain;

/* Values of PyPreConfig.allocator, and of PYTHONMALLOC by name. With _DEBUG: debug hooks over it. */
typedef enum {
    /* As the environment says. */
    PYMEM_ALLOCATOR_NOT_SET = 0,
    PYMEM_ALLOCATOR_DEFAULT = 1,
    PYMEM_ALLOCATOR_DEBUG = 2,
    /* The C library's in all domains. */
    PYMEM_ALLOCATOR_MALLOC = 3,
    PYMEM_ALLOCATOR_MALLOC_DEBUG = 4,
    /* Pyrite's heap. */
    PYMEM_ALLOCATOR_PYMALLOC = 5,
    PYMEM_ALLOCATOR_PYMALLOC_DEBUG = 6,
    /* Pyrite's heap as well. */
    PYMEM_ALLOCATOR_MIMALLOC = 7,
    PYMEM_ALLOCATOR_MIMALLOC_DEBUG = 8
} PyMemAllocatorName;

/* An allocator. Each function gets `ctx` first; sizes are bytes.
 *
 * A request for 0 bytes gets a block of its own, not NULL; NULL means that there is no memory, and then a block that
 * was to be resized is as it was. In the raw domain the functions are called by any thread at any time. */
typedef struct {
    void *ctx;
    void *(*malloc)(void *ctx, size_t size);
    /* The bytes are zero. */
    void *(*calloc)(void *ctx, size_t nelem, size_t elsize);
    /* `ptr` may be NULL: then as malloc. */
    void *(*realloc)(void *ctx, void *ptr, size_t new_size);
    /* `ptr` may be NULL: then nothing. */
    void (*free)(void *ctx, void *ptr);
} PyMemAllocatorEx;

#endif
