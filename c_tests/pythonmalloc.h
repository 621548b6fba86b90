/* What an allocator that was chosen by name shows of itself, for the programs about PYTHONMALLOC and PyPreConfig. */

#ifndef C_TESTS_PYTHONMALLOC_H
#define C_TESTS_PYTHONMALLOC_H

#include "harness.h"

extern const char *_PyMem_GetCurrentAllocatorName(void);
extern int _PyObject_DebugMallocStats(FILE *out);

/* The domain's letter when the debug hooks lie over it, else '-'. Without hooks the byte read here belongs to the
 * block of another request of ours. */
UNUSED static char hook_letter(const struct domain *d)
{
    PyMemAllocatorEx allocator;
    PyMem_GetAllocator(d->id, &allocator);
    unsigned char *low = d->malloc(40), *high = d->malloc(40);
    char letter = '-';
    if (all_bytes(high, 40, 0xcd)) {
        letter = (char)high[-8];
    }
    d->free(high);
    d->free(low);
    return letter;
}

/* Prints the name, the domains with debug hooks, and whether pymalloc's statistics are there. */
UNUSED static void show_allocator(void)
{
    SHOW_TEXT(_PyMem_GetCurrentAllocatorName());
    FOR_EACH_DOMAIN (d) {
        printf("hooks over %s: %c\n", d->name, hook_letter(d));
    }
    FOR_EACH_DOMAIN (d) {
        void *block = d->malloc(1000);
        fill(block, 1000, 1);
        block = d->realloc(block, 3);
        REQUIRE(intact(block, 3, 1));
        d->free(block);
    }
}

#endif
