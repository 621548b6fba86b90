/* Every block of every domain begins at a multiple of 16, whatever its size, and by whatever call it was made. */
#include "harness.h"

static int aligned(const void *block) { return block != NULL && (uintptr_t)block % 16 == 0; }

static void check_size(const struct domain *d, size_t size)
{
    void *blocks[3] = {d->malloc(size), d->calloc(size, 1), d->realloc(d->malloc(size / 2), size)};
    for (int i = 0; i < 3; i++) {
        REQUIRE(aligned(blocks[i]));
        d->free(blocks[i]);
    }
}

int main(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        size_t sizes = 0;
        for (size_t size = 0; size <= 5000; size++, sizes++) {
            check_size(d, size);
        }
        for (size_t size = 5001; size < (size_t)64 << 20; size += size / 7, sizes++) {
            check_size(d, size);
        }
        printf("%s: %zu sizes\n", d->name, sizes);
    }
    Py_Finalize();
    FINISH();
}
