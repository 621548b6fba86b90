/* PyOS_BeforeFork, PyOS_AfterFork_Parent and PyOS_AfterFork_Child around a fork, with other threads there: the child has
 * the forking thread only, with its state and the GIL; both go on allocating and can end Python. */
#include "threads.h"

static int rounds;

static void *worker(void *unused)
{
    (void)unused;
    while (__atomic_load_n(&rounds, __ATOMIC_ACQUIRE) < 3) {
        PyGILState_STATE gil = PyGILState_Ensure();
        PyMem_Free(PyMem_Malloc(100));
        PyGILState_Release(gil);
        PyMem_RawFree(PyMem_RawMalloc(100));
    }
    return NULL;
}

static void allocate(void)
{
    FOR_EACH_DOMAIN (d) {
        void *block = d->realloc(d->malloc(100), 1000);
        REQUIRE(block != NULL);
        d->free(block);
    }
}

static void *forking(void *unused)
{
    (void)unused;
    for (int round = 0; round < 3; round++) {
        PyGILState_STATE gil = PyGILState_Ensure();
        PyThreadState *state = PyThreadState_Get();
        PyOS_BeforeFork();
        pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            PyOS_AfterFork_Child();
            CHECK(PyThreadState_Get() == state);
            CHECK_EQ(PyGILState_Check(), 1);
            allocate();
            PyGILState_Release(PyGILState_Ensure());
            _exit(harness_finish());
        }
        PyOS_AfterFork_Parent();
        allocate();
        int status;
        Py_BEGIN_ALLOW_THREADS
        REQUIRE(waitpid(child, &status, 0) == child);
        Py_END_ALLOW_THREADS
        CHECK_EQ(status, 0);
        CHECK(PyThreadState_Get() == state);
        PyGILState_Release(gil);
        __atomic_add_fetch(&rounds, 1, __ATOMIC_RELEASE);
    }
    return NULL;
}

static void *by_number(void *number) { return (uintptr_t)number == 0 ? forking(NULL) : worker(NULL); }

int main(void)
{
    Py_InitializeEx(0);
    PyThreadState *main_state = PyEval_SaveThread();
    run_threads(4, by_number);
    PyEval_RestoreThread(main_state);
    CHECK(!Py_IsFinalizing());
    Py_Finalize();
    SHOW(Py_IsFinalizing());
    FINISH();
}
