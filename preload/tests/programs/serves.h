/* Who serves a domain: the name of the object that holds the allocator's malloc, looked at below the debug hooks too. */
#ifndef SERVES_H
#define SERVES_H

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static const char *
object_of(void *function)
{
    Dl_info info;
    if (!dladdr(function, &info) || info.dli_fname == NULL)
        return "?";
    return strstr(info.dli_fname, "pyrite_preload") ? "pyrite" : "host";
}

/* `tag`: a word in front of the line. */
#define SAY_WHO_SERVES(tag, get_allocator)                                          \
    do {                                                                            \
        printf("%s:", tag);                                                         \
        for (int domain = 0; domain < 3; domain++) {                                \
            PyMemAllocatorEx now;                                                   \
            get_allocator((PyMemAllocatorDomain)domain, &now);                      \
            printf(" %s%s", object_of((void *)now.malloc), now.ctx ? "+ctx" : ""); \
        }                                                                           \
        printf("\n");                                                               \
        fflush(stdout);                                                             \
    } while (0)

#endif
