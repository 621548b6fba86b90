/* The functions of CPython's traceback.h.
 * Generated from src/capi/traceback.rs by `make headers`; change it there. */

#ifndef PYRITE_TRACEBACK_H
#define PYRITE_TRACEBACK_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * traceback.
 */
extern PyTypeObject PyTraceBack_Type;

/**
 * Puts a frame in front of the traceback of the exception that is set. 0, or -1 with an exception.
 */
int PyTraceBack_Here(PyFrameObject *frame);

/**
 * Writes a traceback to a file object; NULL: nothing. 0, or -1 with an exception.
 */
int PyTraceBack_Print(PyObject *tb, PyObject *file);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_TRACEBACK_H */
