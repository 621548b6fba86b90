/* The functions of CPython's warnings.h.
 * Generated from src/capi/warnings.rs by `make headers`; change it there. */

#ifndef PYRITE_WARNINGS_H
#define PYRITE_WARNINGS_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Warns of `message`, in UTF-8; `category` NULL is RuntimeWarning. 0, or -1 when the filters make an exception of it.
 * `stack_level` means nothing: there are no frames.
 */
int PyErr_WarnEx(PyObject *category, const char *message, Py_ssize_t _stack_level);

/**
 * Warns of `message` at a place; `module` NULL is made of the file's name, `registry` NULL keeps nothing. 0, or -1 when
 * the filters make an exception of it.
 */
int PyErr_WarnExplicit(PyObject *category,
                       const char *message,
                       const char *filename,
                       int lineno,
                       const char *module,
                       PyObject *registry);

/**
 * The same with objects: `message` is a str or a warning, `filename` and `module` are strs.
 */
int PyErr_WarnExplicitObject(PyObject *category,
                             PyObject *message,
                             PyObject *filename,
                             int lineno,
                             PyObject *module,
                             PyObject *registry);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_WARNINGS_H */
