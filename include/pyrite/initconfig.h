/* The functions of CPython's initconfig.h.
 * Generated from src/capi/initconfig.rs by `make headers`; change it there. */

#ifndef PYRITE_INITCONFIG_H
#define PYRITE_INITCONFIG_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

PyStatus PyStatus_Ok(void);

PyStatus PyStatus_Error(const char *err_msg);

PyStatus PyStatus_NoMemory(void);

PyStatus PyStatus_Exit(int exitcode);

int PyStatus_IsError(PyStatus err);

int PyStatus_IsExit(PyStatus err);

int PyStatus_Exception(PyStatus err);

void PyPreConfig_InitPythonConfig(PyPreConfig *config);

void PyPreConfig_InitIsolatedConfig(PyPreConfig *config);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INITCONFIG_H */
