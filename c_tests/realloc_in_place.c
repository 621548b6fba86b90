/* pymalloc's rule: a block of at most 512 bytes stays where it is when the new size fits its class and is more than
 * three quarters of it; any other new size moves it. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    FOR_EACH_GIL_DOMAIN (d) {
        int stayed = 0, moved = 0;
        for (size_t from = 1; from <= 512; from++) {
            size_t class_bytes = (from + 15) / 16 * 16;
            for (size_t to = 1; to <= 560; to++) {
                void *block = d->malloc(from);
                uintptr_t before = (uintptr_t)block;
                block = d->realloc(block, to);
                int stays = (uintptr_t)block == before;
                REQUIRE(stays == (to <= class_bytes && 4 * to > 3 * class_bytes));
                stayed += stays;
                moved += !stays;
                d->free(block);
            }
        }
        printf("%s: %d stayed, %d moved\n", d->name, stayed, moved);

        void *block = d->malloc(512);
        uintptr_t at = (uintptr_t)block;
        CHECK((uintptr_t)(block = d->realloc(block, 385)) == at);
        CHECK((uintptr_t)(block = d->realloc(block, 512)) == at);
        CHECK((uintptr_t)(block = d->realloc(block, 384)) != at);
        d->free(block);
        at = (uintptr_t)(block = d->malloc(1));
        CHECK((uintptr_t)(block = d->realloc(block, 1)) != at);
        d->free(block);
    }
    Py_Finalize();
    FINISH();
}
