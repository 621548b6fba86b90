/* Functions of Py_AtExit are called once, the last one first, when nothing is left of Python but the raw domain; there is
 * room for 32. */
#include "harness.h"

static int calls;

static void first(void) { puts("the first"); }

static void second(void)
{
    puts("the second");
    SHOW(Py_IsInitialized());
    SHOW(Py_IsFinalizing());
    SHOW(PyThreadState_GetUnchecked() == NULL);
    SHOW(PyGILState_Check());
    void *block = PyMem_RawMalloc(100);
    CHECK(block != NULL);
    PyMem_RawFree(block);
}

static void count(void) { calls++; }

int main(void)
{
    Py_Initialize();
    CHECK_EQ(Py_AtExit(first), 0);
    CHECK_EQ(Py_AtExit(second), 0);
    CHECK_EQ(Py_FinalizeEx(), 0);
    puts("ended");
    CHECK_EQ(Py_FinalizeEx(), 0);

    Py_Initialize();
    int taken = 0;
    while (Py_AtExit(count) == 0) {
        taken++;
    }
    SHOW(taken);
    CHECK_EQ(Py_AtExit(count), -1);
    Py_Finalize();
    CHECK_EQ(calls, taken);
    FINISH();
}
