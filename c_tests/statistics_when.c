/* _PyObject_DebugMallocStats returns 1 and prints when pymalloc serves the object domain, also under debug hooks;
 * else it returns 0 and prints nothing. */
#include "statistics.h"

static const char *value;

static void *users_malloc(void *ctx, size_t size) { (void)ctx; return malloc(size); }
static void *users_calloc(void *ctx, size_t n, size_t size) { (void)ctx; return calloc(n, size); }
static void *users_realloc(void *ctx, void *p, size_t size) { (void)ctx; return realloc(p, size); }
static void users_free(void *ctx, void *p) { (void)ctx; free(p); }

static void show(void)
{
    SHOW(take_report());
    SHOW(occurrences("Small block threshold = 512, in 32 size classes.\n"));
    SHOW(report[0] == '\0');
}

static void by_name(void)
{
    setenv("PYTHONMALLOC", value, 1);
    Py_Initialize();
    show();
}

static void by_hooks(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    show();
}

static void by_user(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        PyMemAllocatorEx original, users = {NULL, users_malloc, users_calloc, users_realloc, users_free};
        PyMem_GetAllocator(d->id, &original);
        PyMem_SetAllocator(d->id, &users);
        printf("the user's for %s\n", d->name);
        show();
        PyMem_SetAllocator(d->id, &original);
    }
}

int main(void)
{
    static const char *values[] = {"", "default", "pymalloc", "pymalloc_debug", "debug", "malloc", "malloc_debug"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        value = values[i];
        in_child(value, by_name);
    }
    in_child("hooks", by_hooks);
    in_child("user", by_user);
    FINISH();
}
