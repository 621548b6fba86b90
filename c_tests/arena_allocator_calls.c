/* An arena allocator of the user's is asked for every later arena, 1048576 bytes each, with its context; what it gave
 * is given back whole, and only once. */
#include "harness.h"

enum { MOST = 1000, BLOCK = 400, BLOCKS = 40 * 1048576 / BLOCK };

static PyObjectArenaAllocator original;
static char context[] = "context";
static struct {
    void *at;
    int live;
} arenas[MOST];
static int asked, given_back, odd_sizes, odd_contexts, odd_frees;

static void *give(void *ctx, size_t size)
{
    odd_contexts += ctx != context;
    odd_sizes += size != 1048576;
    void *arena = original.alloc(original.ctx, size);
    if (arena != NULL && asked < MOST) {
        arenas[asked].at = arena;
        arenas[asked++].live = 1;
    }
    return arena;
}

static void take_back(void *ctx, void *arena, size_t size)
{
    odd_contexts += ctx != context;
    odd_sizes += size != 1048576;
    int found = 0;
    for (int i = 0; i < asked; i++) {
        if (arenas[i].at == arena && arenas[i].live) {
            arenas[i].live = 0;
            found = 1;
            break;
        }
    }
    odd_frees += !found;
    given_back++;
    original.free(original.ctx, arena, size);
}

int main(void)
{
    static void *blocks[BLOCKS];
    Py_Initialize();
    PyObject_GetArenaAllocator(&original);
    CHECK(original.alloc != NULL);
    CHECK(original.free != NULL);
    PyObjectArenaAllocator seeing = {context, give, take_back}, now;
    PyObject_SetArenaAllocator(&seeing);
    PyObject_GetArenaAllocator(&now);
    CHECK(memcmp(&now, &seeing, sizeof now) == 0);

    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] = PyObject_Malloc(BLOCK);
            REQUIRE(blocks[i] != NULL);
            memset(blocks[i], i & 0xff, BLOCK);
        }
        for (int i = 0; i < BLOCKS; i++) {
            REQUIRE(all_bytes(blocks[i], BLOCK, i & 0xff));
            PyObject_Free(blocks[i]);
        }
        if (round == 0) {
            /* 40 MB do not fit what was there before, nor do they take twice as many arenas. */
            CHECK(asked >= 35 && asked <= 80);
        }
    }
    /* Some are given back: at once, or after a time. */
    for (int tenths = 0; given_back == 0 && tenths < 200; tenths++) {
        usleep(100000);
        PyObject_Free(PyObject_Malloc(BLOCK));
    }
    CHECK(given_back > 0);
    CHECK_EQ(odd_sizes, 0);
    CHECK_EQ(odd_contexts, 0);
    CHECK_EQ(odd_frees, 0);
    FINISH();
}
