/* The statistics count the live blocks of the memory and the object domain, up to 512 bytes, in the class of 16 bytes
 * that serves them: exactly as many more as were allocated, and none of the raw domain or of larger size. */
#include "statistics.h"

enum { BLOCKS = 1000 };

static void *blocks[BLOCKS];

static void count(const struct domain *d, size_t size, int counted)
{
    size_t class_size = size <= 512 ? size : 512;
    take_report();
    long long before = blocks_in_use(class_size);
    for (int i = 0; i < BLOCKS; i++) {
        blocks[i] = i % 2 ? d->malloc(size) : d->calloc(1, size);
        REQUIRE(blocks[i] != NULL);
    }
    take_report();
    long long full = blocks_in_use(class_size);
    for (int i = 0; i < BLOCKS / 2; i++) {
        d->free(blocks[i]);
    }
    take_report();
    long long half = blocks_in_use(class_size);
    for (int i = BLOCKS / 2; i < BLOCKS; i++) {
        d->free(blocks[i]);
    }
    take_report();
    long long after = blocks_in_use(class_size);
    printf("%s %zu: %lld, %lld, %lld\n", d->name, size, full - before, half - before, after - before);
    REQUIRE(full - before == (counted ? BLOCKS : 0));
}

int main(void)
{
    static const size_t sizes[] = {1, 16, 17, 200, 208, 209, 511, 512};
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            count(d, sizes[i], d != RAW);
        }
        count(d, 513, 0);
        count(d, 100000, 0);
    }
    Py_Finalize();
    FINISH();
}
