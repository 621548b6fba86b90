/* What CPython exports, but declares in internal/pycore_modsupport.h only. Not part of Python.h.
 * Generated from src/capi/pycore_modsupport.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_MODSUPPORT_H
#define PYRITE_INTERNAL_PYCORE_MODSUPPORT_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Puts each argument of a function in its place of `buf`, NULL where there is none, all borrowed. Keywords are the
 * dict `kwargs`, or the tuple `kwnames` with the values after the positional ones; each may be NULL. Returns `buf`, or
 * `args` when they are in order already, which then ends with the last that is given; NULL with TypeError.
 */
PyObject *const *_PyArg_UnpackKeywords(PyObject *const *args,
                                       Py_ssize_t nargs,
                                       PyObject *kwargs,
                                       PyObject *kwnames,
                                       _PyArg_Parser *parser,
                                       int minpos,
                                       int maxpos,
                                       int minkw,
                                       PyObject **buf);

/**
 * The same for a function that takes any number by position: those from `vararg` on are a tuple at that place, a new
 * reference.
 */
PyObject *const *_PyArg_UnpackKeywordsWithVararg(PyObject *const *args,
                                                 Py_ssize_t nargs,
                                                 PyObject *kwargs,
                                                 PyObject *kwnames,
                                                 _PyArg_Parser *parser,
                                                 int minpos,
                                                 int maxpos,
                                                 int minkw,
                                                 int vararg,
                                                 PyObject **buf);

/**
 * Sets the TypeError of an argument that is not what was expected: `fname() displayname must be expected, not …`.
 */
void _PyArg_BadArgument(const char *fname, const char *displayname, const char *expected, PyObject *arg);

/**
 * 1 when the number of arguments `nargs` is from `min` to `max`, else 0 with TypeError. `name` may be NULL.
 */
int _PyArg_CheckPositional(const char *name, Py_ssize_t nargs, Py_ssize_t min, Py_ssize_t max);

/**
 * 1 when there are no keywords, else 0 with TypeError.
 */
int _PyArg_NoKeywords(const char *funcname, PyObject *kwargs);

/**
 * 1 when there are no positional arguments, else 0 with TypeError.
 */
int _PyArg_NoPositional(const char *funcname, PyObject *args);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_MODSUPPORT_H */
