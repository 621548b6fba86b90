/* A block freed twice under the debug hooks ends the process by a signal, after a report that begins with the block's
 * address. CPython's own report usually crashes while it reads a size that is nonsense, so no more is compared. */
#include "harness.h"

static const struct domain *d;

static void twice(void)
{
    PyMem_SetupDebugHooks();
    char *block = d->malloc(40);
    d->free(block);
    d->free(block);
}

int main(void)
{
    Py_Initialize();
    for (d = domains; d < domains + 3; d++) {
        int pipe_ends[2], status;
        REQUIRE(pipe(pipe_ends) == 0);
        pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            dup2(pipe_ends[1], STDERR_FILENO);
            twice();
            _exit(0);
        }
        close(pipe_ends[1]);
        char report[4000];
        size_t length = 0;
        ssize_t got;
        while (length < sizeof report - 1 && (got = read(pipe_ends[0], report + length, sizeof report - 1 - length)) > 0) {
            length += (size_t)got;
        }
        report[length] = '\0';
        close(pipe_ends[0]);
        REQUIRE(waitpid(child, &status, 0) == child);
        printf("%s\n", d->name);
        CHECK(WIFSIGNALED(status) && (WTERMSIG(status) == SIGABRT || WTERMSIG(status) == SIGSEGV));
        CHECK(strncmp(report, "Debug memory block at address p=0x", 34) == 0);
    }
    FINISH();
}
