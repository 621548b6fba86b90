/* What the debug hooks leave in a block while they reallocate it: their own bytes, the first and the last 64 of the
 * data are 0xDD. Afterwards the data is back, and what is new is 0xCD. */
#include "debug_below.h"

/* The hooks must not be laid over an allocator that lies over hooks, so each domain gets a fresh process. */
static const struct domain *d;

static void run(void)
{
    static const size_t sizes[][2] = {
        {0, 0},     {0, 10},    {10, 0},    {1, 2},     {16, 16},   {64, 65},   {65, 64},    {100, 128},   {127, 200},
        {128, 200}, {129, 200}, {200, 129}, {200, 128}, {200, 100}, {200, 64},  {200, 10},   {300, 300},   {300, 1000},
        {488, 489}, {489, 488}, {513, 400}, {5000, 70}, {70, 5000}, {5000, 5001}, {100000, 50}, {50, 100000},
    };
    install_below(d);
    PyMem_SetupDebugHooks();
    below.loud = 1;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size_t from = sizes[i][0], to = sizes[i][1], kept = from < to ? from : to;
        printf("%zu to %zu\n", from, to);
        unsigned char *block = d->malloc(from);
        memset(block, 0x11, from);
        below.size = from + 24;
        block = d->realloc(block, to);
        CHECK(all_bytes(block, kept, 0x11));
        CHECK(all_bytes(block + kept, to - kept, 0xcd));
        show_runs(block - 8, 8);
        show_runs(block + to, 8);
        below.size = to + 24;
        d->free(block);
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
