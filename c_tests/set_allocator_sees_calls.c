/* An allocator of the user's, installed in one domain, sees each call of that domain with its arguments, NULL and
 * zero among them, and gets its own context; it sees no call of another domain. */
#include "harness.h"

static PyMemAllocatorEx original;
static char context[] = "context";

static void *see_malloc(void *ctx, size_t size)
{
    printf("  malloc(%s, %zu)\n", (char *)ctx, size);
    return original.malloc(original.ctx, size);
}

static void *see_calloc(void *ctx, size_t count, size_t size)
{
    printf("  calloc(%s, %zu, %zu)\n", (char *)ctx, count, size);
    return original.calloc(original.ctx, count, size);
}

static void *see_realloc(void *ctx, void *block, size_t size)
{
    printf("  realloc(%s, %s, %zu)\n", (char *)ctx, block == NULL ? "NULL" : "block", size);
    return original.realloc(original.ctx, block, size);
}

static void see_free(void *ctx, void *block)
{
    printf("  free(%s, %s)\n", (char *)ctx, block == NULL ? "NULL" : "block");
    original.free(original.ctx, block);
}

static void use(const struct domain *d)
{
    void *block = d->malloc(24);
    block = d->realloc(block, 100);
    block = d->realloc(block, 0);
    d->free(block);
    block = d->calloc(3, 7);
    d->free(block);
    d->free(d->malloc(0));
    d->free(d->calloc(0, 9));
    d->free(d->calloc(9, 0));
    d->free(d->realloc(NULL, 0));
    d->free(d->realloc(NULL, 512));
    d->free(NULL);
    d->free(d->malloc(100000));
}

int main(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        PyMemAllocatorEx seeing = {context, see_malloc, see_calloc, see_realloc, see_free}, now;
        PyMem_GetAllocator(d->id, &original);
        CHECK(original.malloc && original.calloc && original.realloc && original.free);
        PyMem_SetAllocator(d->id, &seeing);
        PyMem_GetAllocator(d->id, &now);
        CHECK(memcmp(&now, &seeing, sizeof now) == 0);
        FOR_EACH_DOMAIN (used) {
            /* Large and empty requests of pymalloc go on to the raw domain: see pymalloc_passes_on.c. */
            if (d == RAW && used != RAW) {
                continue;
            }
            printf("%s installed, %s used\n", d->name, used->name);
            use(used);
        }
        PyMem_SetAllocator(d->id, &original);
        puts("nothing installed");
        use(d);
    }
    Py_Finalize();
    FINISH();
}
