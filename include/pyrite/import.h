/* The functions of CPython's import.h.
 * Generated from src/capi/import.rs by `make headers`; change it there. */

#ifndef PYRITE_IMPORT_H
#define PYRITE_IMPORT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The table of modules that are built in, ended by a NULL name. Before Python is started, C may put another in its place.
 */
extern _inittab *PyImport_Inittab;

/**
 * A module of `sys.modules`, borrowed, made and empty when it is not there; the name is UTF-8. NULL on error.
 */
PyObject *PyImport_AddModule(const char *name);

/**
 * A module of `sys.modules`, borrowed, made and empty when it is not there. NULL on error.
 */
PyObject *PyImport_AddModuleObject(PyObject *name);

/**
 * A module of `sys.modules`, made and empty when it is not there; the name is UTF-8. New reference; NULL on error.
 */
PyObject *PyImport_AddModuleRef(const char *name);

/**
 * Add an init function, before Python is started. `name`: UTF-8, kept. 0, or -1 when there is no memory.
 */
int PyImport_AppendInittab(const char *name, PyObject *(*initfunc)(void));

/**
 * Add a table of init functions, which ends with a NULL name, before Python is started. 0, or -1 when there is no memory.
 */
int PyImport_ExtendInittab(_inittab *newtab);

/**
 * A module of `sys.modules`. New reference; NULL when it is not there, or with an exception.
 */
PyObject *PyImport_GetModule(PyObject *name);

/**
 * `sys.modules`, borrowed.
 */
PyObject *PyImport_GetModuleDict(void);

/**
 * Import a module by `builtins.__import__`, as a statement would. New reference to the module itself; NULL on error.
 */
PyObject *PyImport_Import(PyObject *name);

/**
 * Import a module; the name is UTF-8. New reference to the module itself; NULL on error.
 */
PyObject *PyImport_ImportModule(const char *name);

/**
 * `PyImport_ImportModuleLevelObject` with a name in UTF-8.
 */
PyObject *PyImport_ImportModuleLevel(const char *name,
                                     PyObject *globals,
                                     PyObject *locals,
                                     PyObject *fromlist,
                                     int level);

/**
 * Import a module as `__import__` does: without a `fromlist` the first part of the name, else the last. `level` above 0 is
 * relative to the package of `globals`. New reference; NULL on error.
 */
PyObject *PyImport_ImportModuleLevelObject(PyObject *name,
                                           PyObject *globals,
                                           PyObject *_locals,
                                           PyObject *fromlist,
                                           int level);

/**
 * `PyImport_ImportModule`.
 */
PyObject *PyImport_ImportModuleNoBlock(const char *name);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_IMPORT_H */
