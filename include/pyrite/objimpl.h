/* The functions of CPython's objimpl.h.
 * Generated from src/capi/objimpl.rs by `make headers`; change it there. */

#ifndef PYRITE_OBJIMPL_H
#define PYRITE_OBJIMPL_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Allocate memory in the object domain.
 *
 * - `size`: in bytes; 0 gives a block of its own, too. Above `PY_SSIZE_T_MAX` nothing is given.
 * - Returns a block at a multiple of 16, not initialised, to be freed with `PyObject_Free`; NULL when there is no
 *   memory. No exception is set.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyObject_Malloc`.
 *
 * Safety:
 * The caller holds the GIL.
 */
void *PyObject_Malloc(size_t size);

/**
 * Allocate memory in the object domain, all zero.
 *
 * - `nelem`, `elsize`: how many elements of how many bytes; when the product is above `PY_SSIZE_T_MAX` nothing is
 *   given.
 * - Otherwise as `PyObject_Malloc`.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyObject_Calloc`.
 *
 * Safety:
 * The caller holds the GIL.
 */
void *PyObject_Calloc(size_t nelem, size_t elsize);

/**
 * Change the size of a block of the object domain.
 *
 * - `ptr`: a live block of the object domain, or NULL, which makes this `PyObject_Malloc`.
 * - `new_size`: in bytes; 0 keeps a block.
 * - Returns where the block is now; its contents are kept up to the smaller of the two sizes. NULL: there is no memory, and
 *   `ptr` is as it was.
 *
 * When a block stays where it is: see `PyMem_Realloc`.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyObject_Realloc`.
 *
 * Safety:
 * The caller holds the GIL; `ptr` is NULL or a live block of the object domain.
 */
void *PyObject_Realloc(void *ptr,
                       size_t new_size);

/**
 * Free a block of the object domain.
 *
 * - `ptr`: a live block of the object domain, or NULL, for which nothing is done.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyObject_Free`.
 *
 * Safety:
 * The caller holds the GIL; `ptr` is NULL or a live block of the object domain, which nobody uses from here on.
 */
void PyObject_Free(void *ptr);

/**
 * Get the arena allocator.
 *
 * - `allocator`: filled in. At first its functions map and unmap memory of the system's, and may be called.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyObject_GetArenaAllocator`.
 *
 * Safety:
 * `allocator` can be written to.
 */
void PyObject_GetArenaAllocator(PyObjectArenaAllocator *allocator);

/**
 * Set the arena allocator: where memory for blocks of at most 512 bytes of the memory and the object domain comes
 * from, from now on.
 *
 * - `allocator`: copied. It is asked for 1048576 bytes at a time, at any address, and gets them back as it gave them.
 *   When it gives NULL, the request goes to the raw domain.
 *
 * CPython 3.13: Doc/c-api/memory.rst, `PyObject_SetArenaAllocator`. Difference: as long as none is set the heap takes
 * its arenas from a range of its own, not from the functions that `PyObject_GetArenaAllocator` shows.
 *
 * Safety:
 * `allocator` is readable; its functions are what it says and may be called by any thread that allocates or frees.
 */
void PyObject_SetArenaAllocator(PyObjectArenaAllocator *allocator);

/**
 * Give back the memory of `op`, an object of a type that has `Py_TPFLAGS_HAVE_GC`; untracks it if needed.
 */
void PyObject_GC_Del(void *op);

/**
 * Make an object with `extra_size` bytes after it, all zero but its head; not tracked. NULL with MemoryError.
 */
PyObject *PyUnstable_Object_GC_NewWithExtraData(PyTypeObject *type_, size_t extra_size);

/**
 * Make an object of the collector's, not zeroed and not tracked. NULL with MemoryError.
 */
PyObject *_PyObject_GC_New(PyTypeObject *type_);

/**
 * The same with room for `nitems` items.
 */
PyVarObject *_PyObject_GC_NewVar(PyTypeObject *type_, Py_ssize_t nitems);

/**
 * Change the number of items of `op`, which is not tracked.
 *
 * - Returns where it is now; NULL with MemoryError, and it is as it was.
 */
PyVarObject *_PyObject_GC_Resize(PyVarObject *op, Py_ssize_t nitems);

/**
 * Whether the finalizer of `op` has run: 1 or 0.
 */
int PyObject_GC_IsFinalized(PyObject *op);

/**
 * Whether the collector looks at `op`: 1 or 0.
 */
int PyObject_GC_IsTracked(PyObject *op);

/**
 * From now on the collector looks at `op`, which is complete. One that is tracked already ends the process.
 */
void PyObject_GC_Track(void *op);

/**
 * From now on the collector does not look at `op`; nothing is done when it did not.
 */
void PyObject_GC_UnTrack(void *op);

/**
 * Whether `obj` is an object that the collector could look at: 1 or 0.
 */
int PyObject_IS_GC(PyObject *obj);

/**
 * Make memory an object: its type and the count 1. Returns `op`; NULL gives NULL with MemoryError.
 */
PyObject *PyObject_Init(PyObject *op, PyTypeObject *type_);

/**
 * The same for an object of `size` items.
 */
PyVarObject *PyObject_InitVar(PyVarObject *op, PyTypeObject *type_, Py_ssize_t size);

/**
 * Make an object that the collector does not know, not zeroed. NULL with MemoryError.
 */
PyObject *_PyObject_New(PyTypeObject *type_);

/**
 * The same with room for `nitems` items.
 */
PyVarObject *_PyObject_NewVar(PyTypeObject *type_, Py_ssize_t nitems);

/**
 * Where the list of weak references to `op`, whose type has one, begins.
 */
PyObject **PyObject_GET_WEAKREFS_LISTPTR(PyObject *op);

/**
 * Whether objects of this type can be referenced weakly: 1 or 0.
 */
int PyType_SUPPORTS_WEAKREFS(PyTypeObject *type_);

/**
 * Find and free garbage in all generations.
 *
 * - Returns the number of unreachable objects found; 0 at once when the collector is disabled or running. An exception
 *   that is set stays set.
 */
Py_ssize_t PyGC_Collect(void);

/**
 * Stop collecting automatically. Returns whether it was done: 1 or 0.
 */
int PyGC_Disable(void);

/**
 * Collect automatically. Returns whether it was done: 1 or 0.
 */
int PyGC_Enable(void);

/**
 * Whether collections run automatically: 1 or 0.
 */
int PyGC_IsEnabled(void);

/**
 * Call `callback` with each tracked object, not those that are frozen, until it returns 0. No collection begins
 * meanwhile.
 */
void PyUnstable_GC_VisitObjects(gcvisitobjects_t callback, void *arg);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_OBJIMPL_H */
