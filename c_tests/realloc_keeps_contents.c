/* realloc keeps the bytes that fit both sizes, for every pair of sizes in a wide set, in every domain. */
#include "harness.h"

static const size_t sizes[] = {
    0,    1,    2,    8,    15,   16,   17,   31,   32,    33,    48,    63,    64,    65,     100,    127,
    128,  129,  200,  255,  256,  257,  384,  385,  400,   496,   497,   511,   512,   513,    600,    768,
    1000, 1023, 1024, 1025, 2047, 2048, 3000, 4095, 4096,  4097,  8191,  8192,  10000, 16383,  16384,  16385,
    20000, 32768, 50000, 65536, 65537, 100000, 131072, 200000, 262144, 500000, 1048576, 1048577, 3000000,
};
enum { SIZES = sizeof sizes / sizeof *sizes };

int main(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        int pairs = 0;
        for (int i = 0; i < SIZES; i++) {
            for (int j = 0; j < SIZES; j++, pairs++) {
                size_t from = sizes[i], to = sizes[j], kept = from < to ? from : to;
                size_t written = from < 70000 ? from : 70000;
                void *block = d->malloc(from);
                REQUIRE(block != NULL);
                fill(block, written, (uint64_t)i);
                block = d->realloc(block, to);
                REQUIRE(block != NULL);
                REQUIRE(intact(block, kept < written ? kept : written, (uint64_t)i));
                memset(block, 0x77, to < 5000 ? to : 5000);
                d->free(block);
            }
        }
        printf("%s: %d pairs of sizes\n", d->name, pairs);
    }
    Py_Finalize();
    FINISH();
}
