/* All bytes asked for belong to the block: blocks of every size up to 2000 bytes, live at once in all three domains
 * and written to the last byte, keep what was written. */
#include "harness.h"

enum { LARGEST = 2000, ROUNDS = 4 };

static void *blocks[3][ROUNDS][LARGEST + 1];

int main(void)
{
    Py_Initialize();
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t size = 0; size <= LARGEST; size++) {
            FOR_EACH_DOMAIN (d) {
                void *block = round % 2 ? d->calloc(1, size) : d->malloc(size);
                REQUIRE(block != NULL);
                fill(block, size, size + (size_t)round);
                blocks[d->id][round][size] = block;
            }
        }
    }
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t size = 0; size <= LARGEST; size++) {
            FOR_EACH_DOMAIN (d) {
                REQUIRE(intact(blocks[d->id][round][size], size, size + (size_t)round));
                d->free(blocks[d->id][round][size]);
            }
        }
    }
    printf("%d blocks intact\n", 3 * ROUNDS * (LARGEST + 1));
    Py_Finalize();
    FINISH();
}
