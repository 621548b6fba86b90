/* Before the debug hooks free a block, all of it, their own bytes too, becomes 0xDD. They ask for 24 bytes more than
 * the user; NULL is passed on. */
#include "debug_below.h"

/* The hooks must not be laid over an allocator that lies over hooks, so each domain gets a fresh process. */
static const struct domain *d;

static void run(void)
{
    static const size_t sizes[] = {0, 1, 8, 100, 488, 513, 5000};
    install_below(d);
    PyMem_SetupDebugHooks();
    below.loud = 1;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        printf("%zu\n", sizes[i]);
        void *block = d->malloc(sizes[i]);
        memset(block, 0x11, sizes[i]);
        below.size = sizes[i] + 24;
        d->free(block);
        block = d->calloc(1, sizes[i]);
        below.size = sizes[i] + 24;
        d->free(block);
    }
    d->free(NULL);
}

int main(void)
{
    Py_Initialize();
    for (d = domains; d < domains + 3; d++) {
        in_child(d->name, run);
    }
    FINISH();
}
