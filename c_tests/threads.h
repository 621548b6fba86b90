/* Threads for the programs about threads. */

#ifndef C_TESTS_THREADS_H
#define C_TESTS_THREADS_H

#include <pthread.h>
#include <stdatomic.h>

#include "harness.h"

/* Runs `count` threads at once and waits for all; each gets its number. */
UNUSED static void run_threads(int count, void *(*body)(void *))
{
    pthread_t threads[256];
    REQUIRE(count <= 256);
    for (intptr_t i = 0; i < count; i++) {
        REQUIRE(pthread_create(&threads[i], NULL, body, (void *)i) == 0);
    }
    for (int i = 0; i < count; i++) {
        REQUIRE(pthread_join(threads[i], NULL) == 0);
    }
}

#endif
