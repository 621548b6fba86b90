/* An allocator that wraps the one it finds, and one that wraps that: the last installed is called first, and each
 * passes the call on to the one before. */
#include "harness.h"

struct layer {
    const char *name;
    PyMemAllocatorEx below;
};

static void *see_malloc(void *ctx, size_t size)
{
    struct layer *layer = ctx;
    printf("  %s malloc(%zu)\n", layer->name, size);
    void *block = layer->below.malloc(layer->below.ctx, size);
    printf("  %s malloc done\n", layer->name);
    return block;
}

static void *see_calloc(void *ctx, size_t count, size_t size)
{
    struct layer *layer = ctx;
    printf("  %s calloc(%zu, %zu)\n", layer->name, count, size);
    return layer->below.calloc(layer->below.ctx, count, size);
}

static void *see_realloc(void *ctx, void *block, size_t size)
{
    struct layer *layer = ctx;
    printf("  %s realloc(%zu)\n", layer->name, size);
    return layer->below.realloc(layer->below.ctx, block, size);
}

static void see_free(void *ctx, void *block)
{
    struct layer *layer = ctx;
    printf("  %s free\n", layer->name);
    layer->below.free(layer->below.ctx, block);
}

static void wrap(const struct domain *d, struct layer *layer)
{
    PyMemAllocatorEx over = {layer, see_malloc, see_calloc, see_realloc, see_free};
    PyMem_GetAllocator(d->id, &layer->below);
    PyMem_SetAllocator(d->id, &over);
}

static void use(const struct domain *d)
{
    void *block = d->malloc(30);
    block = d->realloc(block, 60);
    d->free(block);
    d->free(d->calloc(4, 5));
}

/* The hooks must not be laid over an allocator that lies over hooks, so each domain gets a fresh process. */
static const struct domain *d;

static void run(void)
{
    struct layer first = {"first", {0}}, second = {"second", {0}}, third = {"third", {0}};
    wrap(d, &first);
    wrap(d, &second);
    use(d);
    PyMem_SetupDebugHooks();
    puts("hooks over both");
    use(d);
    wrap(d, &third);
    puts("a third over the hooks");
    use(d);
}

int main(void)
{
    Py_Initialize();
    for (d = domains; d < domains + 3; d++) {
        in_child(d->name, run);
    }
    FINISH();
}
