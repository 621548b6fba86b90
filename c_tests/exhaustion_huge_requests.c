/* Requests that no machine can meet give NULL, whatever their size, and small requests are met afterwards. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        for (int shift = 48; shift < 63; shift++) {
            size_t size = (size_t)1 << shift;
            REQUIRE(d->malloc(size) == NULL);
            REQUIRE(d->malloc(size - 1) == NULL || shift == 48);
            REQUIRE(d->calloc(size >> 4, 16) == NULL);
            REQUIRE(d->realloc(NULL, size) == NULL);
        }
        for (size_t size = 1; size < 100000; size *= 3) {
            void *block = d->calloc(1, size);
            REQUIRE(block != NULL && all_bytes(block, size, 0));
            d->free(block);
        }
        printf("%s: refused the huge, met the small\n", d->name);
    }
    Py_Finalize();
    FINISH();
}
