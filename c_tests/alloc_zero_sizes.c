/* Requests of no bytes give distinct blocks in every domain, by malloc, calloc and realloc. */
#include "harness.h"

enum { BLOCKS = 100 };

static int compare(const void *one, const void *other)
{
    uintptr_t a = *(const uintptr_t *)one, b = *(const uintptr_t *)other;
    return (a > b) - (a < b);
}

static void no_two_are_one(const struct domain *d, void *(*make)(const struct domain *))
{
    uintptr_t blocks[BLOCKS], sorted[BLOCKS];
    for (int i = 0; i < BLOCKS; i++) {
        blocks[i] = (uintptr_t)make(d);
        REQUIRE(blocks[i] != 0);
    }
    memcpy(sorted, blocks, sizeof blocks);
    qsort(sorted, BLOCKS, sizeof *sorted, compare);
    for (int i = 1; i < BLOCKS; i++) {
        REQUIRE(sorted[i - 1] != sorted[i]);
    }
    for (int i = 0; i < BLOCKS; i++) {
        d->free((void *)blocks[i]);
    }
}

static void *by_malloc(const struct domain *d) { return d->malloc(0); }
static void *by_calloc_none(const struct domain *d) { return d->calloc(0, 100); }
static void *by_calloc_empty(const struct domain *d) { return d->calloc(100, 0); }
static void *by_calloc_zero(const struct domain *d) { return d->calloc(0, 0); }
static void *by_realloc(const struct domain *d) { return d->realloc(NULL, 0); }
static void *by_shrinking(const struct domain *d) { return d->realloc(d->malloc(40), 0); }

int main(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        no_two_are_one(d, by_malloc);
        no_two_are_one(d, by_calloc_none);
        no_two_are_one(d, by_calloc_empty);
        no_two_are_one(d, by_calloc_zero);
        no_two_are_one(d, by_realloc);
        no_two_are_one(d, by_shrinking);

        void *grown = d->realloc(d->malloc(0), 3000);
        CHECK(grown != NULL);
        fill(grown, 3000, 1);
        CHECK(intact(grown, 3000, 1));
        d->free(grown);
        printf("%s: distinct blocks\n", d->name);
    }
    Py_Finalize();
    FINISH();
}
