/* What CPython exports, but declares in internal/pycore_pyarena.h only. Not part of Python.h.
 * Generated from src/capi/pycore_pyarena.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_PYARENA_H
#define PYRITE_INTERNAL_PYCORE_PYARENA_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Make an arena: blocks are allocated from it one by one and freed all at once.
 *
 * - Returns a new arena, to be freed with `_PyArena_Free`; NULL when there is no memory.
 *
 * CPython 3.13: Include/internal/pycore_pyarena.h, `_PyArena_New`.
 *
 * Safety:
 * The caller holds the GIL.
 */
PyArena *_PyArena_New(void);

/**
 * Free an arena, its blocks and its references to objects.
 *
 * CPython 3.13: Include/internal/pycore_pyarena.h, `_PyArena_Free`.
 *
 * Safety:
 * The caller holds the GIL; `arena` came from `_PyArena_New`, and nobody uses it or a block of it from here on.
 */
void _PyArena_Free(PyArena *arena);

/**
 * Allocate a block from an arena.
 *
 * - `size`: in bytes. Blocks of no bytes need not be distinct.
 * - Returns a block at a multiple of 8, not initialised, which goes with the arena; NULL when there is no memory. No
 *   exception is set.
 *
 * CPython 3.13: Include/internal/pycore_pyarena.h, `_PyArena_Malloc`.
 *
 * Safety:
 * The caller holds the GIL; `arena` came from `_PyArena_New`.
 */
void *_PyArena_Malloc(PyArena *arena, size_t size);

/**
 * Hand a reference over to an arena, which gives it back when it is freed.
 *
 * - `op`: stolen, if this succeeds.
 * - Returns 0, or -1 when there is no memory. No exception is set.
 *
 * CPython 3.13: Include/internal/pycore_pyarena.h, `_PyArena_AddPyObject`.
 *
 * Safety:
 * The caller holds the GIL; `arena` came from `_PyArena_New`; `op` is alive, and the reference is the caller's.
 */
int _PyArena_AddPyObject(PyArena *arena, PyObject *op);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_PYARENA_H */
