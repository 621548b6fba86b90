/* After a fork the child has the parent's blocks, intact, can free them and allocate in every domain; what it does is
 * not seen by the parent. */
#include "harness.h"

enum { BLOCKS = 2000 };

static void *blocks[3][BLOCKS];

static size_t size_of(int i) { return (size_t)(i * 7) % 1500; }

static void use_all(uint64_t seed)
{
    FOR_EACH_DOMAIN (d) {
        for (int i = 0; i < BLOCKS; i++) {
            REQUIRE(intact(blocks[d->id][i], size_of(i), (uint64_t)i));
            void *fresh = d->malloc(size_of(i));
            REQUIRE(fresh != NULL);
            fill(fresh, size_of(i), seed);
            d->free(blocks[d->id][i]);
            blocks[d->id][i] = d->realloc(fresh, size_of(i) + 20);
            REQUIRE(intact(blocks[d->id][i], size_of(i), seed));
        }
    }
}

static void grandchild(void) { puts("grandchild"); }

static void child(void)
{
    use_all(77);
    puts("child: intact");
    in_child("a child of the child", grandchild);
}

int main(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        for (int i = 0; i < BLOCKS; i++) {
            blocks[d->id][i] = d->malloc(size_of(i));
            fill(blocks[d->id][i], size_of(i), (uint64_t)i);
        }
    }
    in_child("a child", child);
    in_child("another child", child);
    use_all(78);
    puts("parent: intact");
    Py_Finalize();
    FINISH();
}
