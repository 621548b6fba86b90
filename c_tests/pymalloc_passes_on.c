/* pymalloc serves 1 to 512 bytes itself and passes every other request on to the raw domain, whatever is installed
 * there. */
#include "harness.h"

static PyMemAllocatorEx original;
static int loud;

static void *see_malloc(void *ctx, size_t size)
{
    (void)ctx;
    if (loud) {
        printf("  raw malloc(%zu)\n", size);
    }
    return original.malloc(original.ctx, size);
}

static void *see_calloc(void *ctx, size_t count, size_t size)
{
    (void)ctx;
    if (loud) {
        printf("  raw calloc(%zu, %zu)\n", count, size);
    }
    return original.calloc(original.ctx, count, size);
}

static void *see_realloc(void *ctx, void *block, size_t size)
{
    (void)ctx;
    if (loud) {
        printf("  raw realloc(%s, %zu)\n", block == NULL ? "NULL" : "block", size);
    }
    return original.realloc(original.ctx, block, size);
}

static void see_free(void *ctx, void *block)
{
    (void)ctx;
    if (loud) {
        printf("  raw free(%s)\n", block == NULL ? "NULL" : "block");
    }
    original.free(original.ctx, block);
}

static void use(const struct domain *d)
{
    static const size_t sizes[] = {0, 1, 16, 511, 512, 513, 4096, 100000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        printf("%s malloc %zu\n", d->name, sizes[i]);
        d->free(d->malloc(sizes[i]));
        printf("%s calloc %zu\n", d->name, sizes[i]);
        d->free(d->calloc(sizes[i], 1));
        printf("%s realloc of NULL to %zu\n", d->name, sizes[i]);
        d->free(d->realloc(NULL, sizes[i]));
    }
    static const size_t pairs[][2] = {{100, 1000}, {1000, 100}, {1000, 2000}, {100, 0}, {0, 100}, {1000, 0}, {0, 1000}, {100, 101}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        printf("%s %zu to %zu\n", d->name, pairs[i][0], pairs[i][1]);
        void *block = d->malloc(pairs[i][0]);
        block = d->realloc(block, pairs[i][1]);
        d->free(block);
    }
    printf("%s free NULL\n", d->name);
    d->free(NULL);
}

int main(void)
{
    Py_Initialize();
    PyMem_GetAllocator(PYMEM_DOMAIN_RAW, &original);
    PyMemAllocatorEx seeing = {NULL, see_malloc, see_calloc, see_realloc, see_free};
    PyMem_SetAllocator(PYMEM_DOMAIN_RAW, &seeing);
    FOR_EACH_GIL_DOMAIN (d) {
        loud = 1;
        use(d);
        loud = 0;
    }
    PyMem_SetAllocator(PYMEM_DOMAIN_RAW, &original);
    Py_Finalize();
    FINISH();
}
