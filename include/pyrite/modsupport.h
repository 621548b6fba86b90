/* The functions of CPython's modsupport.h.
 * Generated from src/capi/modsupport.rs by `make headers`; change it there. */

#ifndef PYRITE_MODSUPPORT_H
#define PYRITE_MODSUPPORT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Fills variables from the items of a tuple by a format. 1, or 0 with an exception.
 */
int PyArg_VaParse(PyObject *args, const char *format, va_list va);

/**
 * Fills variables from a tuple and a dict, which may be NULL, by a format and an array of names that ends with NULL;
 * an empty name is of an argument that has only its position. 1, or 0 with an exception.
 */
int PyArg_VaParseTupleAndKeywords(PyObject *args,
                                  PyObject *kwargs,
                                  const char *format,
                                  char *const *keywords,
                                  va_list va);

/**
 * The object that a format makes of values of C: a new reference, or NULL with an exception.
 */
PyObject *Py_VaBuildValue(const char *format, va_list va);

/**
 * 1 when all keys of a dict are strs, else 0 with TypeError.
 */
int PyArg_ValidateKeywordArguments(PyObject *kwargs);

/**
 * Add an object to a module. `value`: stolen, even on error; of NULL the exception is the error. 0, or -1 on error.
 */
int PyModule_Add(PyObject *op, const char *name, PyObject *value);

/**
 * Add the functions of a table, which ends with a NULL name, to a module. 0, or -1 with an exception.
 */
int PyModule_AddFunctions(PyObject *op, PyMethodDef *functions);

/**
 * Add an int to a module. 0, or -1 with an exception.
 */
int PyModule_AddIntConstant(PyObject *op, const char *name, long value);

/**
 * Add an object to a module. `value`: stolen on success alone. 0, or -1 with an exception.
 */
int PyModule_AddObject(PyObject *op, const char *name, PyObject *value);

/**
 * Add an object to a module; of NULL the exception is the error. 0, or -1 on error.
 */
int PyModule_AddObjectRef(PyObject *op, const char *name, PyObject *value);

/**
 * Add a str to a module; it is UTF-8. 0, or -1 with an exception.
 */
int PyModule_AddStringConstant(PyObject *op, const char *name, const char *value);

/**
 * Add a type to a module, made ready, under its own name. 0, or -1 with an exception.
 */
int PyModule_AddType(PyObject *op, PyTypeObject *type_);

/**
 * A new module from its definition, in one phase. `apiver`: `PYTHON_API_VERSION`. New reference; NULL on error.
 */
PyObject *PyModule_Create2(PyModuleDef *def, int apiver);

/**
 * Execute the slots of a module's definition: the second phase. 0, or -1 with an exception.
 */
int PyModule_ExecDef(PyObject *op, PyModuleDef *def);

/**
 * A new module from its definition and a spec, in the first of two phases. New reference; NULL on error.
 */
PyObject *PyModule_FromDefAndSpec2(PyModuleDef *def, PyObject *spec, int apiver);

/**
 * Set the docstring of a module; it is UTF-8. 0, or -1 with an exception.
 */
int PyModule_SetDocString(PyObject *op, const char *doc);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_MODSUPPORT_H */
