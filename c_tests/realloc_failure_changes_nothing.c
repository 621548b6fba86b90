/* A realloc for which there is no memory gives NULL, and the block is as it was and can still be used. */
#include "harness.h"

int main(void)
{
    static const size_t sizes[] = {1, 16, 100, 512, 513, 4096, 100000, 3000000};
    const size_t huge = (size_t)1 << 60;

    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            void *block = d->malloc(sizes[i]);
            fill(block, sizes[i], i);
            REQUIRE(d->realloc(block, huge) == NULL);
            REQUIRE(d->realloc(block, PY_SSIZE_T_MAX) == NULL);
            REQUIRE(d->realloc(block, (size_t)PY_SSIZE_T_MAX + 1) == NULL);
            REQUIRE(d->realloc(block, SIZE_MAX) == NULL);
            REQUIRE(intact(block, sizes[i], i));
            block = d->realloc(block, sizes[i] + 1);
            REQUIRE(block != NULL && intact(block, sizes[i], i));
            d->free(block);
            printf("%s %zu: refused and intact\n", d->name, sizes[i]);
        }
    }
    Py_Finalize();
    FINISH();
}
