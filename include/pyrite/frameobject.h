/* The functions of CPython's frameobject.h.
 * Generated from src/capi/frameobject.rs by `make headers`; change it there. */

#ifndef PYRITE_FRAMEOBJECT_H
#define PYRITE_FRAMEOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * A new frame, for tracebacks. New reference; NULL on error.
 */
PyFrameObject *PyFrame_New(PyThreadState *_tstate, PyCodeObject *code, PyObject *globals, PyObject *locals);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_FRAMEOBJECT_H */
