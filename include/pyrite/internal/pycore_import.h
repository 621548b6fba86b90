/* What CPython exports, but declares in internal/pycore_import.h only. Not part of Python.h.
 * Generated from src/capi/pycore_import.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_IMPORT_H
#define PYRITE_INTERNAL_PYCORE_IMPORT_H

#include <stdarg.h>
#include <stdio.h>
#include "../abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * An attribute of a module, which is imported. New reference; NULL on error.
 */
PyObject *_PyImport_GetModuleAttr(PyObject *module_, PyObject *name);

/**
 * An attribute of a module, which is imported; both names are UTF-8. New reference; NULL on error.
 */
PyObject *_PyImport_GetModuleAttrString(const char *module_, const char *name);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTERNAL_PYCORE_IMPORT_H */
