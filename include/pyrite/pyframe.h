/* The functions of CPython's pyframe.h.
 * Generated from src/capi/pyframe.rs by `make headers`; change it there. */

#ifndef PYRITE_PYFRAME_H
#define PYRITE_PYFRAME_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `frame`.
 */
extern PyTypeObject PyFrame_Type;

/**
 * Not there: no object is of this type.
 */
extern PyTypeObject PyFrameLocalsProxy_Type;

/**
 * NULL: nothing is before a frame.
 */
PyFrameObject *PyFrame_GetBack(PyFrameObject *_frame);

/**
 * The code of a frame. New reference.
 */
PyCodeObject *PyFrame_GetCode(PyFrameObject *frame);

/**
 * Where a frame is in its code, in bytes: always the same.
 */
int PyFrame_GetLasti(PyFrameObject *_frame);

/**
 * The line that a frame is at.
 */
int PyFrame_GetLineNumber(PyFrameObject *frame);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYFRAME_H */
