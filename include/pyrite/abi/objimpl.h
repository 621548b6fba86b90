/* Where the arenas behind small blocks come from. */

#ifndef PYRITE_ABI_OBJIMPL_H
#define PYRITE_ABI_OBJIMPL_H

#include <stddef.h>

/* A source of arenas. Each function gets `ctx` first; `size` is in bytes, the same for an arena's free as for its
 * alloc. `alloc` returns NULL when it has none. */
typedef struct {
    void *ctx;
    void *(*alloc)(void *ctx, size_t size);
    void (*free)(void *ctx, void *ptr, size_t size);
} PyObjectArenaAllocator;

#endif
