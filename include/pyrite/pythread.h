/* The functions of CPython's pythread.h.
 * Generated from src/capi/pythread.rs by `make headers`; change it there. */

#ifndef PYRITE_PYTHREAD_H
#define PYRITE_PYTHREAD_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The longest time that a lock can be waited for, in microseconds.
 */
extern const long long PY_TIMEOUT_MAX;

/**
 * What `sys.thread_info` is, new reference; NULL with an exception. The caller holds the GIL.
 */
PyObject *PyThread_GetInfo(void);

/**
 * Make the storage of threads anew after a fork: nothing is to be done.
 */
void PyThread_ReInitTLS(void);

/**
 * Prepare for threads: nothing is to be done.
 */
void PyThread_init_thread(void);

/**
 * Close a lock. The GIL, if held, is kept meanwhile.
 *
 * - `waitflag`: 0 does not wait.
 * - Returns 1; 0 when somebody else has it.
 */
int PyThread_acquire_lock(PyThread_type_lock lock, int waitflag);

/**
 * Close a lock within a time.
 *
 * - `microseconds`: 0 does not wait, a negative number waits for as long as it takes.
 * - `intr_flag`: not 0 ends the attempt when a signal comes.
 * - Returns `PY_LOCK_ACQUIRED`, `PY_LOCK_FAILURE` or `PY_LOCK_INTR`.
 */
PyLockStatus PyThread_acquire_lock_timed(PyThread_type_lock lock, long long microseconds, int intr_flag);

/**
 * Make a lock, open. NULL when there is no memory.
 */
PyThread_type_lock PyThread_allocate_lock(void);

/**
 * Free a lock that nobody uses.
 */
void PyThread_free_lock(PyThread_type_lock lock);

/**
 * Open a lock, whoever has closed it.
 */
void PyThread_release_lock(PyThread_type_lock lock);

/**
 * Make a key of storage of threads; -1 when there is none left.
 */
int PyThread_create_key(void);

/**
 * Delete a key.
 */
void PyThread_delete_key(int key);

/**
 * Forget this thread's value of a key.
 */
void PyThread_delete_key_value(int key);

/**
 * This thread's value of a key; NULL when none was set.
 */
void *PyThread_get_key_value(int key);

/**
 * Set this thread's value of a key. Returns 0; -1 when there is no memory.
 */
int PyThread_set_key_value(int key, void *value);

/**
 * End the calling thread.
 */
void PyThread_exit_thread(void) _Py_NO_RETURN;

/**
 * The stack of threads that are made from now on, in bytes; 0 for the system's own choice.
 */
size_t PyThread_get_stacksize(void);

/**
 * Set the stack of threads that are made from now on. Returns 0; -1 when it is too small.
 */
int PyThread_set_stacksize(size_t size);

/**
 * This thread's number, as pthread has it.
 */
unsigned long PyThread_get_thread_ident(void);

/**
 * This thread's number, as the system has it.
 */
unsigned long PyThread_get_thread_native_id(void);

/**
 * Start a thread that runs `func(arg)`, and that nobody joins.
 *
 * - Returns its number; `PYTHREAD_INVALID_THREAD_ID` when the system refuses.
 */
unsigned long PyThread_start_new_thread(void (*func)(void *arg), void *arg);

/**
 * Make a key, not created. NULL when there is no memory.
 */
Py_tss_t *PyThread_tss_alloc(void);

/**
 * Create a key; one that is created is left alone. Returns 0; -1 when there is none left.
 */
int PyThread_tss_create(Py_tss_t *key);

/**
 * Delete a key; one that is not created is left alone.
 */
void PyThread_tss_delete(Py_tss_t *key);

/**
 * Delete a key and free what `PyThread_tss_alloc` gave; NULL is passed over.
 */
void PyThread_tss_free(Py_tss_t *key);

/**
 * This thread's value of a key; NULL when none was set.
 */
void *PyThread_tss_get(Py_tss_t *key);

/**
 * Whether a key is created: 1 or 0.
 */
int PyThread_tss_is_created(Py_tss_t *key);

/**
 * Set this thread's value of a key. Returns 0; -1 when there is no memory.
 */
int PyThread_tss_set(Py_tss_t *key, void *value);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYTHREAD_H */
