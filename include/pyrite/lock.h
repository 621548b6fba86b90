/* The functions of CPython's lock.h.
 * Generated from src/capi/lock.rs by `make headers`; change it there. */

#ifndef PYRITE_LOCK_H
#define PYRITE_LOCK_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Close a lock, waiting for as long as it takes. A thread that holds the GIL gives it up while it waits.
 */
void PyMutex_Lock(PyMutex *m);

/**
 * Open a lock. One that is open ends the process.
 */
void PyMutex_Unlock(PyMutex *m);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_LOCK_H */
