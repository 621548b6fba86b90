/* The functions of CPython's context.h.
 * Generated from src/capi/context.rs by `make headers`; change it there. */

#ifndef PYRITE_CONTEXT_H
#define PYRITE_CONTEXT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `Context`: values of variables.
 */
extern PyTypeObject PyContext_Type;

/**
 * `ContextVar`: a variable.
 */
extern PyTypeObject PyContextVar_Type;

/**
 * `Token`: what a variable can be reset by.
 */
extern PyTypeObject PyContextToken_Type;

/**
 * A new context without values. New reference; NULL with an exception.
 */
PyObject *PyContext_New(void);

/**
 * A copy of a context. New reference; NULL with an exception.
 */
PyObject *PyContext_Copy(PyObject *ctx);

/**
 * A copy of the context of the thread. New reference; NULL with an exception.
 */
PyObject *PyContext_CopyCurrent(void);

/**
 * Make a context that of the thread. 0, or -1 with RuntimeError when it is that of a thread already.
 */
int PyContext_Enter(PyObject *ctx);

/**
 * Give the thread the context back that it had before it entered this one. 0, or -1 with an exception.
 */
int PyContext_Exit(PyObject *ctx);

/**
 * A new variable; `default_value` may be NULL. New reference; NULL with an exception.
 */
PyObject *PyContextVar_New(const char *name, PyObject *default_value);

/**
 * The value of a variable in the context of the thread, or else `default_value`, or else the variable's own, or NULL: a new
 * reference in `value`. 0, or -1 with an exception.
 */
int PyContextVar_Get(PyObject *var,
                     PyObject *default_value,
                     PyObject **value);

/**
 * Set a variable in the context of the thread. A token, by which it can be reset: new reference; NULL with an exception.
 */
PyObject *PyContextVar_Set(PyObject *var,
                           PyObject *value);

/**
 * Reset a variable to the value that it had when the token was made. 0, or -1 with an exception.
 */
int PyContextVar_Reset(PyObject *var, PyObject *token);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_CONTEXT_H */
