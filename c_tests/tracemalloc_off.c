/* While tracemalloc is off, PyTraceMalloc_Track and PyTraceMalloc_Untrack give -2, before, during and after Python. */
#include "harness.h"

static void use(void)
{
    for (unsigned int domain = 0; domain < 5; domain++) {
        CHECK_EQ(PyTraceMalloc_Track(domain, 0x1000, 100), -2);
        CHECK_EQ(PyTraceMalloc_Untrack(domain, 0x1000), -2);
    }
    CHECK_EQ(PyTraceMalloc_Track(UINT_MAX, UINTPTR_MAX, SIZE_MAX), -2);
    CHECK_EQ(PyTraceMalloc_Untrack(UINT_MAX, 0), -2);
}

int main(void)
{
    use();
    Py_Initialize();
    use();
    Py_Finalize();
    use();
    FINISH();
}
