/* When there is no memory below, the debug hooks give NULL; a block whose realloc failed is exactly as before, with
 * its size, its letter and all pads. */
#include "debug_below.h"

/* The hooks must not be laid over an allocator that lies over hooks, so each domain gets a fresh process. */
static const struct domain *d;

static void run(void)
{
    static const size_t sizes[] = {0, 1, 50, 64, 65, 128, 129, 300, 512, 5000};
    static unsigned char before[6000];
    install_below(d);
    PyMem_SetupDebugHooks();
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size_t size = sizes[i];
        unsigned char *block = d->malloc(size);
        fill(block, size, i);
        memcpy(before, block - 16, size + 24);
        below.refuse = 1;
        REQUIRE(d->malloc(size) == NULL);
        REQUIRE(d->calloc(1, size) == NULL);
        REQUIRE(d->realloc(NULL, size) == NULL);
        REQUIRE(d->realloc(block, 2 * size + 1) == NULL);
        REQUIRE(memcmp(before, block - 16, size + 24) == 0);
        REQUIRE(d->realloc(block, size / 2) == NULL);
        REQUIRE(memcmp(before, block - 16, size + 24) == 0);
        below.refuse = 0;
        block = d->realloc(block, size + 1);
        REQUIRE(block != NULL && intact(block, size, i) && block[size] == 0xcd);
        d->free(block);
        printf("%zu: as before\n", size);
    }
}

int main(void)
{
    Py_Initialize();
    for (d = domains; d < domains + 3; d++) {
        in_child(d->name, run);
    }
    FINISH();
}
