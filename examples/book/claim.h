/* What the examples of the book share: one claim, and lines that show it. */

#ifndef EXAMPLES_CLAIM_H
#define EXAMPLES_CLAIM_H

#include <Python.h>

#include <dlfcn.h>
#include <stdio.h>

/* A line of what was seen. */
#define SEEN(...)                                                                                                     \
    do {                                                                                                              \
        printf("  " __VA_ARGS__);                                                                                     \
        printf("\n");                                                                                                 \
    } while (0)

static inline const char *yes(int holds)
{
    return holds ? "yes" : "no";
}

/* A function that only pyrite has, or NULL. */
static inline void *of_pyrite(const char *name)
{
    return dlsym(RTLD_DEFAULT, name);
}

#endif
