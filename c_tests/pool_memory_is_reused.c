/* Blocks that are freed make room for others, of their own and of other sizes: allocating and freeing 40 MB in forty
 * different sizes, one after the other, does not take 40 times 40 MB. */
#include "harness.h"

enum { BYTES = 40 << 20 };

static void *blocks[BYTES / 16];

static long peak_mb(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

int main(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        for (size_t round = 0; round < 40; round++) {
            size_t size = 16 + round * 40, count = BYTES / size;
            for (size_t i = 0; i < count; i++) {
                blocks[i] = d->malloc(size);
                REQUIRE(blocks[i] != NULL);
                *(size_t *)blocks[i] = i;
            }
            for (size_t i = 0; i < count; i++) {
                REQUIRE(*(size_t *)blocks[i] == i);
                d->free(blocks[i]);
            }
        }
        printf("%s: peak below 400 MB: %s\n", d->name, peak_mb() < 400 ? "yes" : "NO");
    }
    CHECK(peak_mb() < 400);
    Py_Finalize();
    FINISH();
}
