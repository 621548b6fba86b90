/* With PYTHONTRACEMALLOC, PyTraceMalloc_Track and PyTraceMalloc_Untrack give 0: for a new address, for one that is
 * tracked already, for one that never was; many at once, also without the GIL. After Python they give -2 again. */
#include "harness.h"

int main(void)
{
    setenv("PYTHONTRACEMALLOC", "1", 1);
    Py_Initialize();
    for (unsigned int domain = 0; domain < 4; domain++) {
        printf("domain %u\n", domain);
        CHECK_EQ(PyTraceMalloc_Track(domain, 0x1000, 100), 0);
        CHECK_EQ(PyTraceMalloc_Track(domain, 0x1000, 200), 0);
        CHECK_EQ(PyTraceMalloc_Untrack(domain, 0x1000), 0);
        CHECK_EQ(PyTraceMalloc_Untrack(domain, 0x1000), 0);
        CHECK_EQ(PyTraceMalloc_Untrack(domain, 0x2000), 0);
    }
    for (uintptr_t address = 1; address <= 20000; address++) {
        REQUIRE(PyTraceMalloc_Track(7, address, 1) == 0);
    }
    for (uintptr_t address = 1; address <= 20000; address++) {
        REQUIRE(PyTraceMalloc_Untrack(7, address) == 0);
    }
    PyThreadState *main_thread = PyEval_SaveThread();
    CHECK_EQ(PyTraceMalloc_Track(8, 0x3000, 100), 0);
    CHECK_EQ(PyTraceMalloc_Untrack(8, 0x3000), 0);
    PyEval_RestoreThread(main_thread);
    FOR_EACH_DOMAIN (d) {
        void *block = d->malloc(100);
        fill(block, 100, 1);
        block = d->realloc(block, 1000);
        CHECK(intact(block, 100, 1));
        d->free(block);
    }
    Py_Finalize();
    CHECK_EQ(PyTraceMalloc_Track(0, 0x1000, 100), -2);
    CHECK_EQ(PyTraceMalloc_Untrack(0, 0x1000), -2);
    FINISH();
}
