/* Under the debug hooks a request may have PY_SSIZE_T_MAX - 24 bytes: that is asked below, one byte more is refused
 * and not asked. */
#include "debug_below.h"

/* The hooks must not be laid over an allocator that lies over hooks, so each domain gets a fresh process. */
static const struct domain *d;

static void run(void)
{
    const size_t largest = (size_t)PY_SSIZE_T_MAX - 24;
    install_below(d);
    PyMem_SetupDebugHooks();
    unsigned char *block = d->malloc(10);
    memset(block, 0x11, 10);
    below.loud = below.refuse = 1;
    below.size = 10 + 24;
    for (size_t size = largest - 1; size <= largest + 26; size += size == largest + 1 ? 22 : 1) {
        printf("PY_SSIZE_T_MAX - %lld\n", (long long)(PY_SSIZE_T_MAX - size));
        CHECK(d->malloc(size) == NULL);
        CHECK(d->calloc(1, size) == NULL);
        CHECK(d->calloc(size, 1) == NULL);
        CHECK(d->realloc(NULL, size) == NULL);
        CHECK(d->realloc(block, size) == NULL);
        CHECK(all_bytes(block, 10, 0x11));
    }
    CHECK(d->calloc((size_t)1 << 32, (size_t)1 << 32) == NULL);
    CHECK(d->calloc((size_t)1 << 31, (size_t)1 << 32) == NULL);
    below.loud = below.refuse = 0;
    d->free(block);
}

int main(void)
{
    Py_Initialize();
    for (d = domains; d < domains + 3; d++) {
        in_child(d->name, run);
    }
    FINISH();
}
