/* The functions of CPython's cellobject.h.
 * Generated from src/capi/cellobject.rs by `make headers`; change it there. */

#ifndef PYRITE_CELLOBJECT_H
#define PYRITE_CELLOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `cell`.
 */
extern PyTypeObject PyCell_Type;

/**
 * What is in a cell. New reference; NULL when it is empty, and with SystemError when it is no cell.
 */
PyObject *PyCell_Get(PyObject *op);

/**
 * A new cell. `value`: a new reference is taken; NULL for an empty one. New reference; NULL on error.
 */
PyObject *PyCell_New(PyObject *value);

/**
 * Put something else into a cell, or nothing for NULL. 0, or -1 with SystemError when it is no cell.
 */
int PyCell_Set(PyObject *op, PyObject *value);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_CELLOBJECT_H */
