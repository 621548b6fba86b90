/* A signal is handled by the function that is set for it, and setting one tells which was there before. */
#include "object.h"

#include <signal.h>

static volatile sig_atomic_t handled;

static void handle(int number)
{
    handled = number;
}

static void body(void)
{
    SHOW(PyOS_getsig(SIGUSR1) == SIG_DFL);
    SHOW(PyOS_setsig(SIGUSR1, handle) == SIG_DFL);
    SHOW(PyOS_getsig(SIGUSR1) == handle);
    raise(SIGUSR1);
    SHOW(handled == SIGUSR1);
    SHOW(PyOS_setsig(SIGUSR1, SIG_IGN) == handle);
    SHOW(PyOS_setsig(SIGUSR1, SIG_DFL) == SIG_IGN);
    SHOW(PyOS_getsig(1000) == SIG_ERR);
    SHOW(PyOS_setsig(SIGKILL, handle) == SIG_ERR);
    handled = 0;
}

OBJECT_MAIN(body)
