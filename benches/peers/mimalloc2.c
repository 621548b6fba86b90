/* mimalloc 2 in a library of its own, for mimalloc 3 has the same names: all of it hidden but these functions, which
 * have the shape of PyMemAllocatorEx's. */
#include "static.c"

#define SHOWN __attribute__((visibility("default")))

SHOWN void *peer_malloc(void *context, size_t bytes)
{
    (void)context;
    return mi_malloc(bytes);
}

SHOWN void *peer_calloc(void *context, size_t count, size_t size)
{
    (void)context;
    return mi_calloc(count, size);
}

SHOWN void *peer_realloc(void *context, void *block, size_t bytes)
{
    (void)context;
    return mi_realloc(block, bytes);
}

SHOWN void peer_free(void *context, void *block)
{
    (void)context;
    mi_free(block);
}

SHOWN void peer_collect(int force)
{
    mi_collect(force != 0);
}

SHOWN int peer_version(void)
{
    return mi_version();
}
