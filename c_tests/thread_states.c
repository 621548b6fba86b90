/* A thread has one state, which is current while it holds the GIL; others can be made, made current and deleted. */
#include "threads.h"

static PyThreadState *main_state;

static void *worker(void *unused)
{
    (void)unused;
    CHECK(PyThreadState_GetUnchecked() == NULL);
    CHECK(PyGILState_GetThisThreadState() == NULL);
    CHECK_EQ(PyGILState_Check(), 0);
    PyGILState_STATE outer = PyGILState_Ensure();
    SHOW(outer);
    PyThreadState *state = PyThreadState_Get();
    CHECK(state != NULL && state != main_state);
    CHECK(PyGILState_GetThisThreadState() == state);
    CHECK(PyThreadState_GetID(state) > PyThreadState_GetID(main_state));
    CHECK_EQ(PyGILState_Check(), 1);
    PyGILState_STATE inner = PyGILState_Ensure();
    SHOW(inner);
    CHECK(PyThreadState_Get() == state);
    PyGILState_Release(inner);
    CHECK(PyThreadState_Get() == state);
    PyGILState_Release(outer);
    CHECK(PyThreadState_GetUnchecked() == NULL);
    CHECK(PyGILState_GetThisThreadState() == NULL);
    return NULL;
}

int main(void)
{
    Py_Initialize();
    main_state = PyThreadState_Get();
    CHECK(main_state != NULL);
    CHECK(PyThreadState_GET() == main_state);
    CHECK(PyThreadState_GetUnchecked() == main_state);
    CHECK(PyGILState_GetThisThreadState() == main_state);
    CHECK(main_state->interp == PyInterpreterState_Get());
    CHECK(main_state->exc_info != NULL && main_state->current_exception == NULL);
    SHOW(main_state->c_recursion_remaining > 1000);
    SHOW(PyThreadState_GetID(main_state));

    PyInterpreterState *interpreter = PyInterpreterState_Get();
    CHECK(interpreter == PyInterpreterState_Main());
    CHECK(interpreter == PyThreadState_GetInterpreter(main_state));
    SHOW(PyInterpreterState_GetID(interpreter));

    CHECK(PyThreadState_Swap(NULL) == main_state);
    CHECK(PyThreadState_GetUnchecked() == NULL);
    CHECK_EQ(PyGILState_Check(), 0);
    CHECK(PyThreadState_Swap(main_state) == NULL);
    CHECK_EQ(PyGILState_Check(), 1);

    PyThreadState *other = PyThreadState_New(interpreter);
    CHECK(other != NULL && other != main_state);
    CHECK(PyThreadState_GetID(other) > PyThreadState_GetID(main_state));
    CHECK(PyThreadState_GetInterpreter(other) == interpreter);
    CHECK(PyThreadState_Swap(other) == main_state);
    CHECK(PyThreadState_Get() == other);
    CHECK(PyThreadState_Swap(main_state) == other);
    PyThreadState_Clear(other);
    PyThreadState_Delete(other);

    other = PyThreadState_New(interpreter);
    PyThreadState_Swap(other);
    PyThreadState_Clear(other);
    PyThreadState_DeleteCurrent();
    CHECK(PyThreadState_GetUnchecked() == NULL);
    PyEval_RestoreThread(main_state);
    CHECK(PyThreadState_Get() == main_state);

    PyThreadState *saved = PyEval_SaveThread();
    CHECK(saved == main_state);
    CHECK_EQ(PyGILState_Check(), 0);
    CHECK(PyGILState_GetThisThreadState() == main_state);
    run_threads(1, worker);
    PyEval_RestoreThread(saved);
    Py_Finalize();
    CHECK_EQ(PyGILState_Check(), 1);
    FINISH();
}
