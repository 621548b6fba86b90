/* What the programs of c_tests/ share: the proof of the library that serves them, checks that print what they saw,
 * the three domains as a table, and blocks with a pattern in them. Every run of a program must print the same,
 * whatever the library; so nothing that is printed may depend on addresses or on how a heap is built inside. */

#ifndef C_TESTS_HARNESS_H
#define C_TESTS_HARNESS_H

#include <Python.h>

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define UNUSED __attribute__((unused))

/* ---- Before main: which library is this? ---- */

/* Writes the file that holds PyObject_Malloc, then each mapped file that is a libpython or a libpyrite, one a line. */
__attribute__((constructor)) static void harness_prove_library(void)
{
    struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    setvbuf(stdout, NULL, _IOLBF, 1 << 16);

    const char *proof_path = getenv("C_HARNESS_LIBRARIES");
    FILE *proof = proof_path != NULL ? fopen(proof_path, "w") : NULL;
    if (proof == NULL) {
        return;
    }
    void *(*function)(size_t) = PyObject_Malloc;
    void *address;
    Dl_info found;
    memcpy(&address, &function, sizeof address);
    fprintf(proof, "%s\n", dladdr(address, &found) != 0 ? found.dli_fname : "nowhere");

    FILE *maps = fopen("/proc/self/maps", "r");
    char line[PATH_MAX + 200];
    char last[PATH_MAX + 200] = "";
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL) {
        const char *path = strchr(line, '/');
        if (path == NULL || strcmp(path, last) == 0) {
            continue;
        }
        strcpy(last, path);
        const char *name = strrchr(path, '/') + 1;
        if (strncmp(name, "libpython", 9) == 0 || strncmp(name, "libpyrite", 9) == 0) {
            fputs(path, proof);
        }
    }
    if (maps != NULL) {
        fclose(maps);
    }
    fclose(proof);
}

/* ---- Checks ---- */

static int harness_failures;

/* Prints the condition and whether it holds. */
#define CHECK(condition) harness_check(#condition, (condition) ? 1 : 0)

/* Prints both sides and whether they are equal, as integers. */
#define CHECK_EQ(value, wanted) harness_check_eq(#value, (long long)(value), (long long)(wanted))

/* Prints an integer, or a text, that only has to be the same on all libraries. */
#define SHOW(value) printf("%s: %lld\n", #value, (long long)(value))
#define SHOW_TEXT(value) harness_show_text(#value, (value))

/* Prints nothing while the condition holds, and ends the program when it does not: for loops. */
#define REQUIRE(condition)                                                                                            \
    do {                                                                                                              \
        if (!(condition)) {                                                                                           \
            printf("%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);                                     \
            fflush(stdout);                                                                                           \
            _exit(3);                                                                                                 \
        }                                                                                                             \
    } while (0)

UNUSED static int harness_check(const char *text, int holds)
{
    printf("%s: %s\n", text, holds ? "yes" : "NO");
    harness_failures += !holds;
    return holds;
}

UNUSED static int harness_check_eq(const char *text, long long value, long long wanted)
{
    if (value == wanted) {
        printf("%s: %lld\n", text, value);
    } else {
        printf("%s: %lld, NOT %lld\n", text, value, wanted);
    }
    harness_failures += value != wanted;
    return value == wanted;
}

UNUSED static void harness_show_text(const char *text, const char *value)
{
    printf("%s: %s\n", text, value != NULL ? value : "(null)");
}

/* The last line of main. */
#define FINISH() return harness_finish()

UNUSED static int harness_finish(void)
{
    fflush(stdout);
    return harness_failures != 0;
}

/* Runs `body` in a child process and prints how that ended. The child begins as this process is now: without an
 * interpreter, if none has been started yet. */
UNUSED static void in_child(const char *title, void (*body)(void))
{
    printf("-- %s\n", title);
    fflush(stdout);
    pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        body();
        _exit(harness_finish());
    }
    int status;
    REQUIRE(waitpid(child, &status, 0) == child);
    if (WIFSIGNALED(status)) {
        printf("-- %s: signal %d\n", title, WTERMSIG(status));
    } else {
        printf("-- %s: exit status %d\n", title, WEXITSTATUS(status));
    }
}

/* ---- The three domains ---- */

struct domain {
    const char *name;
    char letter;
    PyMemAllocatorDomain id;
    void *(*malloc)(size_t);
    void *(*calloc)(size_t, size_t);
    void *(*realloc)(void *, size_t);
    void (*free)(void *);
};

UNUSED static const struct domain domains[3] = {
    {"raw", 'r', PYMEM_DOMAIN_RAW, PyMem_RawMalloc, PyMem_RawCalloc, PyMem_RawRealloc, PyMem_RawFree},
    {"mem", 'm', PYMEM_DOMAIN_MEM, PyMem_Malloc, PyMem_Calloc, PyMem_Realloc, PyMem_Free},
    {"obj", 'o', PYMEM_DOMAIN_OBJ, PyObject_Malloc, PyObject_Calloc, PyObject_Realloc, PyObject_Free},
};

#define RAW (&domains[0])
#define MEM (&domains[1])
#define OBJ (&domains[2])
#define FOR_EACH_DOMAIN(d) for (const struct domain *d = domains; d < domains + 3; d++)
#define FOR_EACH_GIL_DOMAIN(d) for (const struct domain *d = domains + 1; d < domains + 3; d++)

/* ---- Patterns ---- */

/* A generator that gives the same numbers everywhere (xorshift64*); the state must not be 0. */
UNUSED static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

UNUSED static unsigned char pattern(size_t index, uint64_t seed)
{
    return (unsigned char)((index * 131 + seed * 29 + (index >> 8)) & 0xff);
}

UNUSED static void fill(void *block, size_t size, uint64_t seed)
{
    unsigned char *bytes = block;
    for (size_t i = 0; i < size; i++) {
        bytes[i] = pattern(i, seed);
    }
}

UNUSED static int intact(const void *block, size_t size, uint64_t seed)
{
    const unsigned char *bytes = block;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != pattern(i, seed)) {
            return 0;
        }
    }
    return 1;
}

UNUSED static int all_bytes(const void *block, size_t size, int wanted)
{
    const unsigned char *bytes = block;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != wanted) {
            return 0;
        }
    }
    return 1;
}

#endif
