/* A block that grows from a few bytes to 200 MB and shrinks again, step by step, keeps its contents. */
#include "harness.h"

static void mark(uint32_t *words, size_t from, size_t count)
{
    for (size_t i = from; i < count; i += 1024) {
        words[i] = (uint32_t)(i * 2654435761u);
    }
}

static int marked(const uint32_t *words, size_t count)
{
    for (size_t i = 0; i < count; i += 1024) {
        if (words[i] != (uint32_t)(i * 2654435761u)) {
            return 0;
        }
    }
    return 1;
}

int main(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        size_t count = 1;
        uint32_t *words = d->malloc(count * sizeof *words);
        mark(words, 0, 1);
        while (count < 50000000) {
            size_t old = count;
            count += count / 2 + 1;
            words = d->realloc(words, count * sizeof *words);
            REQUIRE(words != NULL && marked(words, old));
            mark(words, (old + 1023) / 1024 * 1024, count);
        }
        printf("%s: %zu words\n", d->name, count);
        while (count > 10) {
            count /= 3;
            words = d->realloc(words, count * sizeof *words);
            REQUIRE(words != NULL && marked(words, count));
        }
        d->free(words);
    }
    Py_Finalize();
    FINISH();
}
