/* Small blocks of one size are neighbours in a pool; the one freed last is given first. */
#include "claim.h"

int main(void)
{
    Py_Initialize();
    char *blocks[200];
    int neighbours = 0;
    for (int i = 0; i < 200; i++) {
        blocks[i] = PyObject_Malloc(500);
        neighbours += i > 0 && blocks[i] - blocks[i - 1] == 512;
    }
    SEEN("of 200 blocks of 500 bytes most follow each other, 512 bytes apart: %s", yes(neighbours > 100));
    void *last = blocks[199];
    PyObject_Free(blocks[199]);
    blocks[199] = PyObject_Malloc(497);
    SEEN("freed and asked for again, a size that fits gets the same block:   %s", yes(blocks[199] == last));
    for (int i = 0; i < 200; i++) {
        PyObject_Free(blocks[i]);
    }
    Py_Finalize();
    return 0;
}
