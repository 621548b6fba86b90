/* The functions of CPython's genobject.h.
 * Generated from src/capi/genobject.rs by `make headers`; change it there. */

#ifndef PYRITE_GENOBJECT_H
#define PYRITE_GENOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Not there: no object is of this type.
 */
extern PyTypeObject PyGen_Type;

/**
 * Not there: no object is of this type.
 */
extern PyTypeObject PyCoro_Type;

/**
 * Not there: no object is of this type.
 */
extern PyTypeObject PyAsyncGen_Type;

/**
 * Not there: no object is of this type.
 */
extern PyTypeObject _PyAsyncGenASend_Type;

/**
 * NULL with RuntimeError: there are no generators.
 */
PyCodeObject *PyGen_GetCode(PyGenObject *_gen);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_GENOBJECT_H */
