/* Locks and what threads keep for themselves. */

#ifndef PYRITE_ABI_THREADS_H
#define PYRITE_ABI_THREADS_H

#include <pthread.h>
#include "object.h"

typedef struct PyMutex {
    uint8_t _bits;
} PyMutex;

typedef struct _Py_tss_t {
    int _is_initialized;
    pthread_key_t _key;
} Py_tss_t;

#define Py_tss_NEEDS_INIT {0}
typedef void *PyThread_type_lock;
typedef void *PyThread_type_sema;
typedef enum {
    PY_LOCK_FAILURE = 0,
    PY_LOCK_ACQUIRED = 1,
    PY_LOCK_INTR = 2
} PyLockStatus;

#define PY_TIMEOUT_T long long
#define WAIT_LOCK 1
#define NOWAIT_LOCK 0
#define PYTHREAD_INVALID_THREAD_ID ((unsigned long)-1)
typedef unsigned long long PyThread_ident_t;
typedef uintptr_t PyThread_handle_t;
typedef int64_t PyTime_t;
#define PyTime_MIN INT64_MIN
#define PyTime_MAX INT64_MAX

#endif
