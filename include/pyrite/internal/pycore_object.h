/* What CPython exports, but declares in internal/pycore_object.h only. Not part of Python.h.
 * Generated from src/capi/pycore_object.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_OBJECT_H
#define PYRITE_INTERNAL_PYCORE_OBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type of None.
 */
extern PyTypeObject _PyNone_Type;

/**
 * The type of NotImplemented.
 */
extern PyTypeObject _PyNotImplemented_Type;

/**
 * For each of `Py_LT` to `Py_GE` the comparison that says the same with its operands exchanged.
 */
extern int _Py_SwappedOp[6];

/**
 * Whether the memory of `op` looks as if it were freed.
 */
int _PyObject_IsFreed(PyObject *op);

/**
 * End the process: a count of references is wrong.
 */
void _Py_FatalRefcountErrorFunc(const char *func, const char *message) _Py_NO_RETURN;

/**
 * A special method of `op`, looked up in its type and bound: new reference, or NULL, without an exception when there
 * is none.
 */
PyObject *_PyObject_LookupSpecial(PyObject *op, PyObject *name);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_OBJECT_H */
