/* Under a limit on the address space every domain ends with NULL, having given a good part of what the limit allows;
 * the blocks that live are intact, a realloc that fails changes nothing, and what is freed can be had again. */
#include "harness.h"

enum { LIMIT_MB = 128, ENOUGH_MB = 24 };

struct link {
    struct link *next;
    uint64_t number;
};

/* Blocks of `size` until there are no more, as a list; the pattern after the link is the block's number. */
static struct link *exhaust(const struct domain *d, size_t size, uint64_t *count)
{
    struct link *first = NULL;
    *count = 0;
    for (;;) {
        struct link *block = d->malloc(size);
        if (block == NULL) {
            return first;
        }
        block->next = first;
        block->number = *count;
        size_t written = size - sizeof *block < 64 ? size - sizeof *block : 64;
        fill(block + 1, written, block->number);
        first = block;
        ++*count;
        REQUIRE(*count * size < (uint64_t)LIMIT_MB << 20);
    }
}

static uint64_t release(const struct domain *d, struct link *first, size_t size)
{
    uint64_t count = 0;
    while (first != NULL) {
        struct link *next = first->next;
        size_t written = size - sizeof *first < 64 ? size - sizeof *first : 64;
        REQUIRE(intact(first + 1, written, first->number));
        d->free(first);
        first = next;
        count++;
    }
    return count;
}

static void check_size(const struct domain *d, size_t size)
{
    uint64_t count, again;
    struct link *blocks = exhaust(d, size, &count);
    REQUIRE(d->calloc(1, (size_t)LIMIT_MB << 20) == NULL);
    REQUIRE(d->realloc(blocks, (size_t)LIMIT_MB << 20) == NULL);
    REQUIRE(count * size > (uint64_t)ENOUGH_MB << 20);
    REQUIRE(release(d, blocks, size) == count);

    blocks = exhaust(d, size, &again);
    REQUIRE(again > count - count / 4);
    REQUIRE(release(d, blocks, size) == again);
    printf("%s %zu: exhausted, intact, freed, and had again\n", d->name, size);
}

static void all_domains(void)
{
    static const size_t sizes[] = {32, 512, 5000, 1000000};
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            check_size(d, sizes[i]);
        }
    }
    Py_Finalize();
}

int main(int argc, char **argv)
{
    (void)argc;
    if (getenv("LIMITED") == NULL) {
        /* The limit holds from the program's first instruction on, for whoever reserves addresses early. */
        struct rlimit limit = {(rlim_t)LIMIT_MB << 20, (rlim_t)LIMIT_MB << 20};
        setenv("LIMITED", "1", 1);
        REQUIRE(setrlimit(RLIMIT_AS, &limit) == 0);
        execv("/proc/self/exe", argv);
        REQUIRE(!"execv returns");
    }
    all_domains();
    FINISH();
}
