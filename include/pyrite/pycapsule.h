/* The functions of CPython's pycapsule.h.
 * Generated from src/capi/pycapsule.rs by `make headers`; change it there. */

#ifndef PYRITE_PYCAPSULE_H
#define PYRITE_PYCAPSULE_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `PyCapsule`.
 */
extern PyTypeObject PyCapsule_Type;

/**
 * The context of a capsule; NULL with ValueError when it is no capsule.
 */
void *PyCapsule_GetContext(PyObject *op);

/**
 * The destructor of a capsule; NULL with ValueError when it is no capsule.
 */
PyCapsule_Destructor PyCapsule_GetDestructor(PyObject *op);

/**
 * The name of a capsule; NULL with ValueError when it is no capsule.
 */
const char *PyCapsule_GetName(PyObject *op);

/**
 * The pointer of a capsule of this name; NULL with ValueError when it is no such capsule.
 */
void *PyCapsule_GetPointer(PyObject *op, const char *name);

/**
 * The pointer of the capsule `module.attribute`, which has that name; NULL with an exception.
 */
void *PyCapsule_Import(const char *name, int _no_block);

/**
 * Whether an object is a capsule of this name: 1 or 0.
 */
int PyCapsule_IsValid(PyObject *op, const char *name);

/**
 * A new capsule. `name`: kept, not copied; NULL is a name, too. `destructor`: called when the capsule goes, unless NULL. New
 * reference; NULL with ValueError for a pointer that is NULL.
 */
PyObject *PyCapsule_New(void *pointer,
                        const char *name,
                        PyCapsule_Destructor destructor);

/**
 * Set the context of a capsule. 0, or -1 with ValueError when it is no capsule.
 */
int PyCapsule_SetContext(PyObject *op, void *context);

/**
 * Set the destructor of a capsule. 0, or -1 with ValueError when it is no capsule.
 */
int PyCapsule_SetDestructor(PyObject *op, PyCapsule_Destructor destructor);

/**
 * Set the name of a capsule. 0, or -1 with ValueError when it is no capsule.
 */
int PyCapsule_SetName(PyObject *op, const char *name);

/**
 * Set the pointer of a capsule. 0, or -1 with ValueError, also for NULL.
 */
int PyCapsule_SetPointer(PyObject *op, void *pointer);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYCAPSULE_H */
