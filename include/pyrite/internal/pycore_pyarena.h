/* What CPython exports, but declares in internal/pycore_pyarena.h only. Not part of Python.h.
 * Generated from src/capi/pycore_pyarena.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_PYARENA_H
#define PYRITE_INTERNAL_PYCORE_PYARENA_H

#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

PyArena *_PyArena_New(void);

void _PyArena_Free(PyArena *arena);

void *_PyArena_Malloc(PyArena *arena, size_t size);

int _PyArena_AddPyObject(PyArena *arena, PyObject *op);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_PYARENA_H */
