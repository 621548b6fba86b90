/* calloc gives zeroed memory of n times size bytes, also where freed blocks full of other bytes are used again. */
#include "harness.h"

enum { BLOCKS = 64 };

static void dirty(const struct domain *d, size_t size)
{
    void *blocks[BLOCKS];
    for (int i = 0; i < BLOCKS; i++) {
        blocks[i] = d->malloc(size);
        REQUIRE(blocks[i] != NULL);
        memset(blocks[i], 0xa5, size);
    }
    for (int i = 0; i < BLOCKS; i++) {
        d->free(blocks[i]);
    }
}

static void check_size(const struct domain *d, size_t count, size_t size)
{
    unsigned char *blocks[BLOCKS];
    dirty(d, count * size);
    for (int i = 0; i < BLOCKS; i++) {
        blocks[i] = d->calloc(count, size);
        REQUIRE(blocks[i] != NULL && all_bytes(blocks[i], count * size, 0));
        memset(blocks[i], 0x5a, count * size);
    }
    for (int i = 0; i < BLOCKS; i++) {
        d->free(blocks[i]);
    }
}

int main(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        int sizes = 0;
        for (size_t size = 1; size <= 1100; size++, sizes++) {
            check_size(d, 1, size);
        }
        for (size_t size = 1101; size <= 300000; size += size / 3, sizes++) {
            check_size(d, size, 1);
        }
        check_size(d, 7, 11);
        check_size(d, 256, 2);
        check_size(d, 1000, 40);
        printf("%s: %d sizes zeroed\n", d->name, sizes);
    }
    Py_Finalize();
    FINISH();
}
