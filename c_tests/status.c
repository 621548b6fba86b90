/* PyStatus_* make statuses and tell them apart; the fields are those that a program can read. */
#include "harness.h"

static void show(const char *title, PyStatus status)
{
    printf("-- %s\n", title);
    SHOW(status._type);
    SHOW_TEXT(status.func);
    SHOW_TEXT(status.err_msg);
    if (PyStatus_IsExit(status)) {
        SHOW(status.exitcode);
    }
    SHOW(PyStatus_IsError(status));
    SHOW(PyStatus_IsExit(status));
    SHOW(PyStatus_Exception(status));
}

int main(void)
{
    show("well", PyStatus_Ok());
    show("an error", PyStatus_Error("the reason"));
    show("no memory", PyStatus_NoMemory());
    show("exit with 0", PyStatus_Exit(0));
    show("exit with 7", PyStatus_Exit(7));
    show("exit with -1", PyStatus_Exit(-1));
    FINISH();
}
