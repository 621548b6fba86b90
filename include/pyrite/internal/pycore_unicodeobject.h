/* What CPython exports, but declares in internal/pycore_unicodeobject.h only. Not part of Python.h.
 * Generated from src/capi/pycore_unicodeobject.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_UNICODEOBJECT_H
#define PYRITE_INTERNAL_PYCORE_UNICODEOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The end of an exact str whose last reference is gone.
 */
void _PyUnicode_ExactDealloc(PyObject *op);

/**
 * Intern a str for good: it never dies.
 */
void _PyUnicode_InternImmortal(PyInterpreterState *interp, PyObject **unicode);

/**
 * The same, by its old name.
 */
void _PyUnicode_InternInPlace(PyInterpreterState *interp, PyObject **unicode);

/**
 * Intern a str until its last reference goes.
 */
void _PyUnicode_InternMortal(PyInterpreterState *interp, PyObject **unicode);

/**
 * Whether the str is an ASCII text; no exception.
 */
int _PyUnicode_EqualToASCIIString(PyObject *left, const char *right);

/**
 * Whether two strs have the same characters: 1 or 0.
 */
int _PyUnicode_Equal(PyObject *left, PyObject *right);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_UNICODEOBJECT_H */
