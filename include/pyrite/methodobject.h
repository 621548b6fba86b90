/* The functions of CPython's methodobject.h.
 * Generated from src/capi/methodobject.rs by `make headers`; change it there. */

#ifndef PYRITE_METHODOBJECT_H
#define PYRITE_METHODOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `builtin_function_or_method`.
 */
extern PyTypeObject PyCFunction_Type;

/**
 * `builtin_method`.
 */
extern PyTypeObject PyCMethod_Type;

/**
 * The METH_ flags of a function of C; -1 with SystemError when it is none.
 */
int PyCFunction_GetFlags(PyObject *op);

/**
 * The C function of a function of C; NULL with SystemError when it is none.
 */
PyCFunction PyCFunction_GetFunction(PyObject *op);

/**
 * What a function of C gets as its `self`, borrowed; NULL for a static method, and with SystemError when it is no function
 * of C.
 */
PyObject *PyCFunction_GetSelf(PyObject *op);

/**
 * A new function of C without a module. New reference; NULL on error.
 */
PyObject *PyCFunction_New(PyMethodDef *method, PyObject *self_);

/**
 * A new function of C. `method` is kept, not copied; `module` is the name of a module, or NULL. New reference; NULL on error.
 */
PyObject *PyCFunction_NewEx(PyMethodDef *method,
                            PyObject *self_,
                            PyObject *module);

/**
 * A new function of C. `cls` is the class that defines it, for `METH_METHOD`, else NULL. New reference; NULL on error.
 */
PyObject *PyCMethod_New(PyMethodDef *method,
                        PyObject *self_,
                        PyObject *module,
                        PyTypeObject *cls);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_METHODOBJECT_H */
