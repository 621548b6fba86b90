/* What CPython exports, but declares in internal/pycore_pythread.h only. Not part of Python.h.
 * Generated from src/capi/pycore_pythread.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_PYTHREAD_H
#define PYRITE_INTERNAL_PYCORE_PYTHREAD_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The time that a Python program gives for a lock.
 *
 * - `arg`: seconds; NULL or None for as long as it takes.
 * - `blocking`: 0 does not wait, and then no time may be given.
 * - `timeout`: filled with nanoseconds, of which a second below 0 is as long as it takes.
 * - Returns 0; -1 with an exception.
 */
int PyThread_ParseTimeoutArg(PyObject *arg, int blocking, long long *timeout);

/**
 * Close a lock within a time, without the GIL while it waits; pending calls are made when a signal comes.
 *
 * - `nanos`: what `PyThread_ParseTimeoutArg` gives. Whole microseconds are waited for, or without end below 0.
 * - Returns as `PyThread_acquire_lock_timed`; `PY_LOCK_INTR` only with an exception.
 */
PyLockStatus PyThread_acquire_lock_timed_with_retries(PyThread_type_lock lock, long long nanos);

/**
 * Say that nobody joins a thread. Returns 0, or the error's number.
 */
int PyThread_detach_thread(PyThread_handle_t handle);

/**
 * This thread's number.
 */
PyThread_ident_t PyThread_get_thread_ident_ex(void);

/**
 * Wait for the end of a thread. Returns 0, or the error's number.
 */
int PyThread_join_thread(PyThread_handle_t handle);

/**
 * Start a thread that runs `func(arg)`, to be joined or detached.
 *
 * - `ident`, `handle`: filled with its number.
 * - Returns 0; -1 when the system refuses.
 */
int PyThread_start_joinable_thread(void (*func)(void *arg),
                                   void *arg,
                                   PyThread_ident_t *ident,
                                   PyThread_handle_t *handle);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_PYTHREAD_H */
