/* An allocator to lie below the debug hooks, which shows what they ask of it and what they leave in the blocks. */

#ifndef C_TESTS_DEBUG_BELOW_H
#define C_TESTS_DEBUG_BELOW_H

#include "harness.h"

struct below {
    PyMemAllocatorEx original;
    int loud;
    int refuse;
    /* The size of the block that is to be freed or reallocated next, as the hooks asked for it. */
    size_t size;
};

static struct below below;

/* Prints a block as runs of equal bytes. */
UNUSED static void show_runs(const void *block, size_t size)
{
    const unsigned char *bytes = block;
    for (size_t i = 0; i < size;) {
        size_t run = 1;
        while (i + run < size && bytes[i + run] == bytes[i]) {
            run++;
        }
        printf(" %zu*%02x", run, bytes[i]);
        i += run;
    }
    printf("\n");
}

static void *below_malloc(void *ctx, size_t size)
{
    (void)ctx;
    if (below.loud) {
        printf("    below: malloc(%zu)\n", size);
    }
    return below.refuse ? NULL : below.original.malloc(below.original.ctx, size);
}

static void *below_calloc(void *ctx, size_t count, size_t size)
{
    (void)ctx;
    if (below.loud) {
        printf("    below: calloc(%zu, %zu)\n", count, size);
    }
    return below.refuse ? NULL : below.original.calloc(below.original.ctx, count, size);
}

static void *below_realloc(void *ctx, void *block, size_t size)
{
    (void)ctx;
    if (below.loud) {
        printf("    below: realloc(%s, %zu) of", block == NULL ? "NULL" : "block", size);
        show_runs(block, block == NULL ? 0 : below.size);
    }
    return below.refuse ? NULL : below.original.realloc(below.original.ctx, block, size);
}

static void below_free(void *ctx, void *block)
{
    (void)ctx;
    if (below.loud) {
        printf("    below: free(%s) of", block == NULL ? "NULL" : "block");
        show_runs(block, block == NULL ? 0 : below.size);
    }
    below.original.free(below.original.ctx, block);
}

/* Installs it in the domain; the debug hooks are laid over it afterwards. */
UNUSED static void install_below(const struct domain *d)
{
    PyMemAllocatorEx seeing = {NULL, below_malloc, below_calloc, below_realloc, below_free};
    PyMem_GetAllocator(d->id, &below.original);
    PyMem_SetAllocator(d->id, &seeing);
}

#endif
