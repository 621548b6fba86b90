/* The functions of CPython's sysmodule.h.
 * Generated from src/capi/sysmodule.rs by `make headers`; change it there. */

#ifndef PYRITE_SYSMODULE_H
#define PYRITE_SYSMODULE_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Add a hook that is told of audit events, for the life of the process. 0, or -1 with an exception.
 */
int PySys_AddAuditHook(Py_AuditHookFunction hook, void *data);

/**
 * Tell the hooks of an event. `args`: a tuple, or NULL for none. 0, or -1 with the exception of a hook.
 */
int PySys_AuditTuple(const char *event, PyObject *args);

/**
 * An attribute of `sys`, borrowed; NULL without an exception when it is not there.
 */
PyObject *PySys_GetObject(const char *name);

/**
 * Set an attribute of `sys`, or delete it when `value` is NULL. 0, or -1 with an exception.
 */
int PySys_SetObject(const char *name, PyObject *value);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_SYSMODULE_H */
