/* The interpreter ends and starts again, several times; from 3.12 on each start resets the allocators. Blocks of the
   raw domain live through all of it. */
#include <Python.h>
#include <string.h>
#include "serves.h"

#define ROUNDS 12

static const char *const CODE =
    "import json, sys, threading\n"
    "text = json.dumps([{'a': i, 'b': str(i)} for i in range(3000)])\n"
    "thread = threading.Thread(target=json.loads, args=(text,))\n"
    "thread.start()\n"
    "thread.join()\n"
    "assert sys.getallocatedblocks() > 5000, sys.getallocatedblocks()\n";

int
main(void)
{
    char *kept[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
        Py_Initialize();
        SAY_WHO_SERVES("running", PyMem_GetAllocator);
        if (PyRun_SimpleString(CODE) != 0)
            return 3;
        kept[round] = PyMem_RawMalloc(1000);
        memset(kept[round], round, 1000);
        if (Py_FinalizeEx() != 0)
            return 4;
    }
    for (int round = 0; round < ROUNDS; round++) {
        for (int byte = 0; byte < 1000; byte++)
            if (kept[round][byte] != round)
                return 5;
        PyMem_RawFree(kept[round]);
    }
    puts("done");
    return 0;
}
