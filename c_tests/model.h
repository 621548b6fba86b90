/* A stupid model beside the heap: a table of live blocks with their sizes and patterns. Random calls, the same for
 * the same seed, go to the heap and into the table; before each call the block concerned is looked at. */

#ifndef C_TESTS_MODEL_H
#define C_TESTS_MODEL_H

#include "harness.h"

enum { MODEL_SLOTS = 4000 };

struct model {
    struct {
        void *block;
        size_t size;
        uint64_t seed;
        const struct domain *domain;
    } slots[MODEL_SLOTS];
    uint64_t random;
    /* Sums up sizes and contents, so that two runs that differ print different numbers. */
    uint64_t sum;
    uint64_t calls;
};

/* Mostly small, as a Python program's; some of a few pages; few of up to 100,000 bytes. */
UNUSED static size_t model_size(uint64_t r)
{
    switch ((r >> 8) % 64) {
    case 0:
        return (r >> 16) % 100001;
    case 1:
    case 2:
    case 3:
        return (r >> 16) % 10000;
    case 4:
        return 0;
    default:
        return (r >> 16) % 600;
    }
}

UNUSED static void model_look(struct model *model, int slot)
{
    const unsigned char *bytes = model->slots[slot].block;
    size_t size = model->slots[slot].size;
    REQUIRE(intact(bytes, size, model->slots[slot].seed));
    model->sum = model->sum * 31 + size;
    if (size > 0) {
        model->sum = model->sum * 31 + bytes[0] + bytes[size - 1] * 256u;
    }
}

/* One random call, in one of the first `domain_count` domains. */
UNUSED static void model_step(struct model *model, int domain_count)
{
    uint64_t r = next_random(&model->random);
    int slot = (int)(r % MODEL_SLOTS);
    size_t size = model_size(next_random(&model->random));
    uint64_t what = next_random(&model->random) >> 32;
    void *old = model->slots[slot].block;
    const struct domain *d = model->slots[slot].domain;
    void *block;

    model->calls++;
    if (old != NULL) {
        model_look(model, slot);
    }
    if (old != NULL && what % 8 < 4) {
        d->free(old);
        model->slots[slot].block = NULL;
        return;
    }
    if (old != NULL && what % 8 < 7) {
        size_t kept = model->slots[slot].size < size ? model->slots[slot].size : size;
        block = d->realloc(old, size);
        REQUIRE(block != NULL && intact(block, kept, model->slots[slot].seed));
    } else {
        if (old != NULL) {
            d->free(old);
        }
        d = &domains[(what >> 8) % (uint64_t)domain_count];
        switch ((what >> 16) % 4) {
        case 0:
            block = d->calloc(size, 1);
            REQUIRE(block != NULL && all_bytes(block, size, 0));
            break;
        case 1:
            block = d->realloc(NULL, size);
            break;
        default:
            block = d->malloc(size);
        }
        REQUIRE(block != NULL);
    }
    model->slots[slot].block = block;
    model->slots[slot].size = size;
    model->slots[slot].seed = what;
    model->slots[slot].domain = d;
    fill(block, size, what);
}

/* Looks at all live blocks, frees them, and prints what the run came to. */
UNUSED static void model_end(struct model *model)
{
    int live = 0;
    for (int slot = 0; slot < MODEL_SLOTS; slot++) {
        if (model->slots[slot].block != NULL) {
            live++;
            model_look(model, slot);
            model->slots[slot].domain->free(model->slots[slot].block);
            model->slots[slot].block = NULL;
        }
    }
    printf("%llu calls, %d blocks live at the end, sum %016llx\n", (unsigned long long)model->calls, live,
           (unsigned long long)model->sum);
}

#endif
