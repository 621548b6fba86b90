/* When the arena allocator has nothing to give, small requests are met all the same, from the raw domain; when it
 * gives again, they are met as before. */
#include "harness.h"

enum { BLOCK = 480, BLOCKS = 20 * 1048576 / BLOCK };

static PyObjectArenaAllocator original;
static int refuse, refused;

static void *give(void *ctx, size_t size)
{
    (void)ctx;
    if (refuse) {
        refused++;
        return NULL;
    }
    return original.alloc(original.ctx, size);
}

static void take_back(void *ctx, void *arena, size_t size)
{
    (void)ctx;
    original.free(original.ctx, arena, size);
}

int main(void)
{
    static void *blocks[2][BLOCKS];
    Py_Initialize();
    PyObject_GetArenaAllocator(&original);
    PyObjectArenaAllocator refusing = {NULL, give, take_back};
    PyObject_SetArenaAllocator(&refusing);
    for (int round = 0; round < 2; round++) {
        refuse = round == 0;
        for (int i = 0; i < BLOCKS; i++) {
            blocks[round][i] = PyObject_Malloc(BLOCK);
            REQUIRE(blocks[round][i] != NULL);
            fill(blocks[round][i], BLOCK, (uint64_t)i);
        }
        printf("round %d: refused: %s\n", round, refused > 0 ? "yes" : "no");
    }
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < BLOCKS; i++) {
            blocks[round][i] = PyObject_Realloc(blocks[round][i], BLOCK + 1);
            REQUIRE(intact(blocks[round][i], BLOCK, (uint64_t)i));
            PyObject_Free(blocks[round][i]);
        }
    }
    puts("intact");
    Py_Finalize();
    FINISH();
}
