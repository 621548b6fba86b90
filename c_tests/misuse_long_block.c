/* Of a block longer than 16 bytes the report shows the first eight bytes and the last eight. Ends by SIGABRT. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    PyMem_SetupDebugHooks();
    unsigned char *block = PyMem_Malloc(1000);
    for (int i = 0; i < 1001; i++) {
        block[i] = (unsigned char)i;
    }
    PyMem_Free(block);
    puts("goes on");
    FINISH();
}
