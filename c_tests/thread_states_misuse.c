/* What needs the GIL, or a state of the thread, and finds none, ends the process with a message. */
#include "harness.h"

static void get(void)
{
    PyEval_SaveThread();
    PyThreadState_Get();
}

static void interpreter(void)
{
    PyEval_SaveThread();
    PyInterpreterState_Get();
}

static void release_unheld(void)
{
    PyEval_SaveThread();
    PyGILState_Release(PyGILState_UNLOCKED);
}

static void delete_current(void) { PyThreadState_Delete(PyThreadState_Get()); }

static void delete_current_without(void)
{
    PyEval_SaveThread();
    PyThreadState_DeleteCurrent();
}

static void restore_null(void)
{
    PyEval_SaveThread();
    PyEval_RestoreThread(NULL);
}

int main(void)
{
    Py_Initialize();
    in_child("PyThreadState_Get without the GIL", get);
    in_child("PyInterpreterState_Get without the GIL", interpreter);
    in_child("PyGILState_Release without the GIL", release_unheld);
    in_child("PyThreadState_Delete of the current state", delete_current);
    in_child("PyThreadState_DeleteCurrent without the GIL", delete_current_without);
    in_child("PyEval_RestoreThread of NULL", restore_null);
    FINISH();
}
