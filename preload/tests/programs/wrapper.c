/* A program with counters of its own around the allocators, put there before the interpreter starts and taken away
   after it has ended. What lies below its counters must not change meanwhile. */
#include <Python.h>
#include "serves.h"

static PyMemAllocatorEx below[3];
static size_t count;

static void *
counted_malloc(void *ctx, size_t size)
{
    PyMemAllocatorEx *inner = ctx;
    count++;
    return inner->malloc(inner->ctx, size);
}

static void *
counted_calloc(void *ctx, size_t items, size_t size)
{
    PyMemAllocatorEx *inner = ctx;
    count++;
    return inner->calloc(inner->ctx, items, size);
}

static void *
counted_realloc(void *ctx, void *block, size_t size)
{
    PyMemAllocatorEx *inner = ctx;
    return inner->realloc(inner->ctx, block, size);
}

static void
counted_free(void *ctx, void *block)
{
    PyMemAllocatorEx *inner = ctx;
    inner->free(inner->ctx, block);
}

int
main(void)
{
    for (int domain = 0; domain < 3; domain++) {
        PyMemAllocatorEx ours = {&below[domain], counted_malloc, counted_calloc, counted_realloc, counted_free};
        PyMem_GetAllocator((PyMemAllocatorDomain)domain, &below[domain]);
        PyMem_SetAllocator((PyMemAllocatorDomain)domain, &ours);
    }
    Py_Initialize();
    if (PyRun_SimpleString("import json; json.loads(json.dumps(list(range(5000))))") != 0)
        return 3;
    if (Py_FinalizeEx() != 0)
        return 4;
    /* The second start of 3.12 and later drops the counters as it drops everything; so only one here. */
    if (count < 5000)
        return 5;
    for (int domain = 0; domain < 3; domain++)
        PyMem_SetAllocator((PyMemAllocatorDomain)domain, &below[domain]);
    SAY_WHO_SERVES("after", PyMem_GetAllocator);
    puts("done");
    return 0;
}
