/* The functions of CPython's pyhash.h.
 * Generated from src/capi/pyhash.rs by `make headers`; change it there. */

#ifndef PYRITE_PYHASH_H
#define PYRITE_PYHASH_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * How str and bytes are hashed. Static.
 */
PyHash_FuncDef *PyHash_GetFuncDef(void);

/**
 * The hash of an object by its address.
 */
Py_hash_t PyObject_GenericHash(PyObject *obj);

/**
 * The hash of an address; never -1.
 */
Py_hash_t Py_HashPointer(const void *ptr);

/**
 * The hash of a number, equal for all that equal it; of a NaN that of the object `inst`.
 */
Py_hash_t _Py_HashDouble(PyObject *inst, double value);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYHASH_H */
