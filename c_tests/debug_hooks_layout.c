/* What the debug hooks put around a block: its size in eight bytes, big end first, the letter of its domain, seven
 * 0xFD before and eight after; fresh bytes are 0xCD, those of calloc 0. */
#include "harness.h"

static void show(const char *how, const unsigned char *block, size_t size)
{
    printf("%s %zu:", how, size);
    for (const unsigned char *byte = block - 16; byte < block; byte++) {
        printf(" %02x", *byte);
    }
    printf(" |");
    for (const unsigned char *byte = block + size; byte < block + size + 8; byte++) {
        printf(" %02x", *byte);
    }
    printf("\n");
}

int main(void)
{
    static const size_t sizes[] = {0, 1, 7, 8, 16, 100, 255, 256, 488, 489, 512, 513, 65536, 1000000};
    Py_Initialize();
    PyMem_SetupDebugHooks();
    FOR_EACH_DOMAIN (d) {
        printf("-- %s\n", d->name);
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            size_t size = sizes[i];
            unsigned char *block = d->malloc(size);
            REQUIRE((uintptr_t)block % 16 == 0);
            show("malloc", block, size);
            REQUIRE(all_bytes(block, size, 0xcd));
            d->free(block);

            block = d->calloc(1, size);
            show("calloc", block, size);
            REQUIRE(all_bytes(block, size, 0));
            d->free(block);

            block = d->realloc(NULL, size);
            show("realloc of NULL", block, size);
            REQUIRE(all_bytes(block, size, 0xcd));
            block = d->realloc(block, size + 33);
            show("realloc", block, size + 33);
            REQUIRE(all_bytes(block, size + 33, 0xcd));
            block = d->realloc(block, size / 2);
            show("realloc", block, size / 2);
            d->free(block);
        }
        unsigned char *block = d->calloc(3, 5);
        show("calloc of 3 times", block, 15);
        d->free(block);
    }
    FINISH();
}
