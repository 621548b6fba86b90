/* A size above PY_SSIZE_T_MAX, or a calloc whose product is, gives NULL in every domain and does not reach the
 * allocator that is installed; PY_SSIZE_T_MAX itself reaches it. A realloc refused leaves the block alone. */
#include "harness.h"

static int calls;

static void *count_malloc(void *ctx, size_t size) { (void)ctx, (void)size, calls++; return NULL; }
static void *count_calloc(void *ctx, size_t n, size_t size) { (void)ctx, (void)n, (void)size, calls++; return NULL; }
static void *count_realloc(void *ctx, void *p, size_t size) { (void)ctx, (void)p, (void)size, calls++; return NULL; }
static void count_free(void *ctx, void *p) { (void)ctx, (void)p; }

static void refused(const struct domain *d)
{
    const size_t too_large = (size_t)PY_SSIZE_T_MAX + 1, half = (size_t)1 << 32;
    CHECK(d->malloc(too_large) == NULL);
    CHECK(d->malloc(SIZE_MAX) == NULL);
    CHECK(d->calloc(1, too_large) == NULL);
    CHECK(d->calloc(too_large, 1) == NULL);
    CHECK(d->calloc(half, half) == NULL);
    CHECK(d->calloc(half, half / 2) == NULL);
    CHECK(d->calloc(SIZE_MAX, SIZE_MAX) == NULL);
    CHECK(d->calloc(SIZE_MAX / 16 + 2, 16) == NULL);
    CHECK(d->realloc(NULL, too_large) == NULL);
    CHECK(d->realloc(NULL, SIZE_MAX) == NULL);
}

int main(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        printf("-- %s\n", d->name);
        refused(d);
        CHECK(d->malloc(PY_SSIZE_T_MAX) == NULL);
        CHECK(d->calloc(1, PY_SSIZE_T_MAX) == NULL);

        unsigned char *block = d->malloc(100);
        fill(block, 100, 1);
        CHECK(d->realloc(block, (size_t)PY_SSIZE_T_MAX + 1) == NULL);
        CHECK(d->realloc(block, PY_SSIZE_T_MAX) == NULL);
        CHECK(intact(block, 100, 1));
        d->free(block);

        PyMemAllocatorEx original, counting = {NULL, count_malloc, count_calloc, count_realloc, count_free};
        PyMem_GetAllocator(d->id, &original);
        PyMem_SetAllocator(d->id, &counting);
        refused(d);
        CHECK_EQ(calls, 0);
        CHECK(d->malloc(PY_SSIZE_T_MAX) == NULL);
        CHECK(d->calloc(1, PY_SSIZE_T_MAX) == NULL);
        CHECK(d->realloc(NULL, PY_SSIZE_T_MAX) == NULL);
        CHECK_EQ(calls, 3);
        PyMem_SetAllocator(d->id, &original);
        calls = 0;
    }
    Py_Finalize();
    FINISH();
}
