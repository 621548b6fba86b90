/* _PyArena_*: blocks of an arena are distinct, multiples of 8, of every size, and go all at once. */
#include "harness.h"

typedef struct _arena PyArena;
extern PyArena *_PyArena_New(void);
extern void _PyArena_Free(PyArena *);
extern void *_PyArena_Malloc(PyArena *, size_t size);

enum { BLOCKS = 3000 };

int main(void)
{
    static void *blocks[BLOCKS];
    static size_t sizes[BLOCKS];
    uint64_t random = 1;

    Py_Initialize();
    for (int round = 0; round < 10; round++) {
        PyArena *arena = _PyArena_New(), *other = _PyArena_New();
        REQUIRE(arena != NULL && other != NULL);
        for (int i = 0; i < BLOCKS; i++) {
            uint64_t number = next_random(&random);
            sizes[i] = number % 100 == 0 ? number % 100000 : number % 200;
            blocks[i] = _PyArena_Malloc(i % 2 ? arena : other, sizes[i]);
            REQUIRE(blocks[i] != NULL && (uintptr_t)blocks[i] % 8 == 0);
            fill(blocks[i], sizes[i], (uint64_t)i);
        }
        for (int i = 0; i < BLOCKS; i++) {
            REQUIRE(intact(blocks[i], sizes[i], (uint64_t)i));
        }
        _PyArena_Free(other);
        for (int i = 1; i < BLOCKS; i += 2) {
            REQUIRE(intact(blocks[i], sizes[i], (uint64_t)i));
        }
        _PyArena_Free(arena);
        printf("round %d: %d blocks intact\n", round, BLOCKS);
    }

    PyArena *empty = _PyArena_New();
    CHECK(empty != NULL);
    _PyArena_Free(empty);
    Py_Finalize();
    FINISH();
}
