/* For programs in which deallocators nest as deep as the budget of calls lets them: a stack on which that fits however
 * the library was compiled. */

#ifndef C_TESTS_DEEP_H
#define C_TESTS_DEEP_H

#include "object.h"

#include <pthread.h>

UNUSED static void *deep_run(void *body)
{
    PyGILState_STATE state = PyGILState_Ensure();
    void (*function)(void);
    memcpy(&function, body, sizeof function);
    function();
    PyGILState_Release(state);
    return NULL;
}

/* Runs `body` in a thread with a large stack. */
UNUSED static void deep(void (*body)(void))
{
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 256 << 20);
    Py_BEGIN_ALLOW_THREADS
    REQUIRE(pthread_create(&thread, &attributes, deep_run, &body) == 0);
    pthread_join(thread, NULL);
    Py_END_ALLOW_THREADS
    pthread_attr_destroy(&attributes);
}

#endif
