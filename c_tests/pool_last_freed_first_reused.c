/* Within a pool, the block freed last is the first to be given again. */
#include "harness.h"

/* More than the free blocks of one class that any start-up leaves scattered over its pools. */
enum { TRIES = 20000 };

static void *taken[TRIES];

int main(void)
{
    Py_Initialize();
    FOR_EACH_GIL_DOMAIN (d) {
        for (size_t size = 16; size <= 512; size += 16) {
            int count = 0;
            /* Three neighbours in a row come from one pool. */
            do {
                REQUIRE(count < TRIES);
                taken[count++] = d->malloc(size);
            } while (count < 3 || (char *)taken[count - 1] - (char *)taken[count - 2] != (ptrdiff_t)size ||
                     (char *)taken[count - 2] - (char *)taken[count - 3] != (ptrdiff_t)size);
            void **three = taken + count - 3;
            for (int round = 0; round < 3; round++) {
                void *a = three[0], *b = three[1], *c = three[2];
                d->free(a);
                d->free(b);
                d->free(c);
                three[0] = d->malloc(size);
                three[1] = d->malloc(size - 15);
                three[2] = d->malloc(size - 1);
                REQUIRE(three[0] == c && three[1] == b && three[2] == a);
            }
            while (count > 0) {
                d->free(taken[--count]);
            }
        }
        printf("%s: last freed, first reused\n", d->name);
    }
    Py_Finalize();
    FINISH();
}
