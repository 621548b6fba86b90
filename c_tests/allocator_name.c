/* _PyMem_GetCurrentAllocatorName names what is installed: NULL when it is the user's, the debug form of the name
 * when the debug hooks are on top. */
#include "harness.h"

extern const char *_PyMem_GetCurrentAllocatorName(void);

static void *no_malloc(void *ctx, size_t size) { (void)ctx, (void)size; return NULL; }
static void *no_calloc(void *ctx, size_t n, size_t size) { (void)ctx, (void)n, (void)size; return NULL; }
static void *no_realloc(void *ctx, void *p, size_t size) { (void)ctx, (void)p, (void)size; return NULL; }
static void no_free(void *ctx, void *p) { (void)ctx, (void)p; }

int main(void)
{
    Py_Initialize();
    SHOW_TEXT(_PyMem_GetCurrentAllocatorName());

    PyMemAllocatorEx users = {NULL, no_malloc, no_calloc, no_realloc, no_free}, original;
    FOR_EACH_DOMAIN (d) {
        PyMem_GetAllocator(d->id, &original);
        PyMem_SetAllocator(d->id, &users);
        printf("the user's for %s: ", d->name);
        SHOW_TEXT(_PyMem_GetCurrentAllocatorName());
        PyMem_SetAllocator(d->id, &original);
        SHOW_TEXT(_PyMem_GetCurrentAllocatorName());
    }

    PyMem_SetupDebugHooks();
    SHOW_TEXT(_PyMem_GetCurrentAllocatorName());
    FOR_EACH_DOMAIN (d) {
        PyMem_GetAllocator(d->id, &original);
        PyMem_SetAllocator(d->id, &users);
        printf("the user's for %s, hooks elsewhere: ", d->name);
        SHOW_TEXT(_PyMem_GetCurrentAllocatorName());
        PyMem_SetAllocator(d->id, &original);
        SHOW_TEXT(_PyMem_GetCurrentAllocatorName());
    }
    FINISH();
}
