/* Installing the debug hooks again changes nothing; PyMem_SetAllocator removes them from its domain alone, and
 * installing them then puts them over the new allocator. */
#include "debug_below.h"

static void show_hooks(const char *when)
{
    printf("%s:", when);
    FOR_EACH_DOMAIN (d) {
        unsigned char *low = d->malloc(40), *high = d->malloc(40);
        printf(" %s %s", d->name, all_bytes(high, 40, 0xcd) && high[-8] == d->letter ? "hooked" : "plain");
        d->free(high);
        d->free(low);
    }
    printf("\n");
}

int main(void)
{
    PyMemAllocatorEx plain[3], hooked[3], again[3];
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        PyMem_GetAllocator(d->id, &plain[d->id]);
        unsigned char *block = d->calloc(1, 40);
        REQUIRE(all_bytes(block, 40, 0));
        d->free(block);
    }
    PyMem_SetupDebugHooks();
    show_hooks("installed");
    FOR_EACH_DOMAIN (d) {
        PyMem_GetAllocator(d->id, &hooked[d->id]);
        CHECK(hooked[d->id].malloc != plain[d->id].malloc);
    }
    PyMem_SetupDebugHooks();
    PyMem_SetupDebugHooks();
    show_hooks("installed again");
    FOR_EACH_DOMAIN (d) {
        PyMem_GetAllocator(d->id, &again[d->id]);
        CHECK(memcmp(&again[d->id], &hooked[d->id], sizeof again[d->id]) == 0);
    }
    FOR_EACH_DOMAIN (d) {
        PyMem_SetAllocator(d->id, &plain[d->id]);
        install_below(d);
        below.loud = 1;
        below.size = 0;
        printf("%s set\n", d->name);
        d->free(d->malloc(77));
        PyMem_SetupDebugHooks();
        below.size = 77 + 24;
        d->free(d->malloc(77));
        PyMem_SetupDebugHooks();
        d->free(d->malloc(77));
        below.loud = 0;
        show_hooks("all");
        PyMem_SetAllocator(d->id, &plain[d->id]);
        PyMem_SetupDebugHooks();
    }
    FINISH();
}
