/* Py_ExitStatusException exits as a status says: with its exit status, or with a message for an error; for a status
 * that is no exception the process aborts. */
#include "harness.h"

static void exit_with_0(void) { Py_ExitStatusException(PyStatus_Exit(0)); }
static void exit_with_7(void) { Py_ExitStatusException(PyStatus_Exit(7)); }
static void error(void) { Py_ExitStatusException(PyStatus_Error("the reason")); }
static void no_memory(void) { Py_ExitStatusException(PyStatus_NoMemory()); }
static void well(void) { Py_ExitStatusException(PyStatus_Ok()); }

static void named(void)
{
    PyStatus status = PyStatus_Error("the reason");
    status.func = "a_name";
    Py_ExitStatusException(status);
}

int main(void)
{
    in_child("exit with 0", exit_with_0);
    in_child("exit with 7", exit_with_7);
    in_child("error", error);
    in_child("error of a function", named);
    in_child("no memory", no_memory);
    in_child("well", well);
    Py_Initialize();
    in_child("error, initialised", error);
    FINISH();
}
