/* The functions of CPython's moduleobject.h.
 * Generated from src/capi/moduleobject.rs by `make headers`; change it there. */

#ifndef PYRITE_MODULEOBJECT_H
#define PYRITE_MODULEOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `moduledef`.
 */
extern PyTypeObject PyModuleDef_Type;

/**
 * `module`.
 */
extern PyTypeObject PyModule_Type;

/**
 * Make an object of a definition, for an init function to return. Borrowed; NULL on error.
 */
PyObject *PyModuleDef_Init(PyModuleDef *def);

/**
 * The definition of a module, or NULL; NULL with TypeError when it is no module.
 */
PyModuleDef *PyModule_GetDef(PyObject *op);

/**
 * The dict of a module, borrowed; NULL with SystemError when it is no module.
 */
PyObject *PyModule_GetDict(PyObject *op);

/**
 * The file of a module in UTF-8, which lives as long as its name; NULL with SystemError when it has none.
 */
const char *PyModule_GetFilename(PyObject *op);

/**
 * The file of a module. New reference; NULL with SystemError when it has none.
 */
PyObject *PyModule_GetFilenameObject(PyObject *op);

/**
 * The name of a module in UTF-8, which lives as long as its name; NULL with SystemError when it has none.
 */
const char *PyModule_GetName(PyObject *op);

/**
 * The name of a module. New reference; NULL with SystemError when it has none.
 */
PyObject *PyModule_GetNameObject(PyObject *op);

/**
 * The state of a module, or NULL; NULL with TypeError when it is no module.
 */
void *PyModule_GetState(PyObject *op);

/**
 * A new module; the name is UTF-8. New reference; NULL on error.
 */
PyObject *PyModule_New(const char *name);

/**
 * A new module. New reference; NULL on error.
 */
PyObject *PyModule_NewObject(PyObject *name);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_MODULEOBJECT_H */
