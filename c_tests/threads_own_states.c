/* Threads that were given their states by another thread take turns by PyEval_AcquireThread and PyEval_ReleaseThread,
 * and by Py_BEGIN_ALLOW_THREADS. */
#include "threads.h"

/* It is old and does nothing, and programs still call it. */
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

enum { THREADS = 4, TURNS = 200 };

static PyThreadState *states[THREADS];
static int inside, turns;

static void *worker(void *number)
{
    PyThreadState *state = states[(uintptr_t)number];
    for (int turn = 0; turn < TURNS; turn++) {
        PyEval_AcquireThread(state);
        REQUIRE(PyThreadState_Get() == state);
        REQUIRE(inside == 0);
        inside = 1;
        void *block = PyObject_Malloc((size_t)turn);
        REQUIRE(block != NULL);
        inside = 0;
        turns++;
        Py_BEGIN_ALLOW_THREADS
        REQUIRE(PyThreadState_GetUnchecked() == NULL);
        Py_BLOCK_THREADS
        REQUIRE(PyThreadState_Get() == state);
        Py_UNBLOCK_THREADS
        Py_END_ALLOW_THREADS
        PyObject_Free(block);
        PyEval_ReleaseThread(state);
    }
    return NULL;
}

int main(void)
{
    Py_Initialize();
    PyEval_InitThreads();
    for (int i = 0; i < THREADS; i++) {
        states[i] = PyThreadState_New(PyInterpreterState_Get());
    }
    PyThreadState *main_state = PyThreadState_Get();
    PyEval_ReleaseThread(main_state);
    run_threads(THREADS, worker);
    PyEval_AcquireThread(main_state);
    CHECK_EQ(turns, THREADS * TURNS);
    for (int i = 0; i < THREADS; i++) {
        PyThreadState_Clear(states[i]);
        PyThreadState_Delete(states[i]);
    }
    Py_Finalize();
    FINISH();
}
