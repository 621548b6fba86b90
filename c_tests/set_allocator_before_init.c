/* An allocator may be installed before Python is initialised, for the raw domain; the initialisation keeps it and
 * uses it. Between preinitialisation and initialisation all domains may get one. */
#include "harness.h"

static PyMemAllocatorEx originals[3];
static long calls[3];

static void *see_malloc(void *ctx, size_t size)
{
    const struct domain *d = ctx;
    calls[d->id]++;
    return originals[d->id].malloc(originals[d->id].ctx, size);
}

static void *see_calloc(void *ctx, size_t count, size_t size)
{
    const struct domain *d = ctx;
    calls[d->id]++;
    return originals[d->id].calloc(originals[d->id].ctx, count, size);
}

static void *see_realloc(void *ctx, void *block, size_t size)
{
    const struct domain *d = ctx;
    calls[d->id]++;
    return originals[d->id].realloc(originals[d->id].ctx, block, size);
}

static void see_free(void *ctx, void *block)
{
    const struct domain *d = ctx;
    originals[d->id].free(originals[d->id].ctx, block);
}

static void install(const struct domain *d)
{
    PyMemAllocatorEx seeing = {(void *)d, see_malloc, see_calloc, see_realloc, see_free};
    PyMem_GetAllocator(d->id, &originals[d->id]);
    PyMem_SetAllocator(d->id, &seeing);
}

static void still_installed(const struct domain *d)
{
    PyMemAllocatorEx now;
    PyMem_GetAllocator(d->id, &now);
    CHECK(now.malloc == see_malloc && now.ctx == d);
    long before = calls[d->id];
    d->free(d->malloc(100));
    CHECK_EQ(calls[d->id] - before, 1);
}

static void before_all(void)
{
    install(RAW);
    PyMem_RawFree(PyMem_RawMalloc(10));
    CHECK_EQ(calls[PYMEM_DOMAIN_RAW], 1);
    Py_Initialize();
    still_installed(RAW);
}

static void between(void)
{
    PyPreConfig config;
    PyPreConfig_InitPythonConfig(&config);
    CHECK(!PyStatus_Exception(Py_PreInitialize(&config)));
    FOR_EACH_DOMAIN (d) {
        install(d);
    }
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        still_installed(d);
    }
}

int main(void)
{
    in_child("before all", before_all);
    in_child("after preinitialisation", between);
    FINISH();
}
