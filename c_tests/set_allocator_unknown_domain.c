/* PyMem_GetAllocator of an unknown domain fills in NULLs, PyMem_SetAllocator of one does nothing. */
#include "harness.h"

static void *no_malloc(void *ctx, size_t size) { (void)ctx, (void)size; abort(); }
static void *no_calloc(void *ctx, size_t n, size_t size) { (void)ctx, (void)n, (void)size; abort(); }
static void *no_realloc(void *ctx, void *p, size_t size) { (void)ctx, (void)p, (void)size; abort(); }
static void no_free(void *ctx, void *p) { (void)ctx, (void)p; abort(); }

int main(void)
{
    static const int unknown[] = {3, 4, 100, INT_MAX};
    Py_Initialize();
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        PyMemAllocatorDomain domain = (PyMemAllocatorDomain)unknown[i];
        PyMemAllocatorEx given = {&given, no_malloc, no_calloc, no_realloc, no_free};
        PyMem_SetAllocator(domain, &given);
        PyMem_GetAllocator(domain, &given);
        printf("domain %d\n", unknown[i]);
        CHECK(given.ctx == NULL && given.malloc == NULL && given.calloc == NULL);
        CHECK(given.realloc == NULL && given.free == NULL);
        FOR_EACH_DOMAIN (d) {
            d->free(d->realloc(d->malloc(10), 700));
            d->free(d->calloc(10, 10));
        }
    }
    Py_Finalize();
    FINISH();
}
