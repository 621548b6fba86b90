/* The functions of CPython's pylifecycle.h.
 * Generated from src/capi/pylifecycle.rs by `make headers`; change it there. */

#ifndef PYRITE_PYLIFECYCLE_H
#define PYRITE_PYLIFECYCLE_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

void Py_Initialize(void);

void Py_InitializeEx(int initsigs);

void Py_Finalize(void);

int Py_FinalizeEx(void);

int Py_IsInitialized(void);

int Py_IsFinalizing(void);

int Py_AtExit(void (*func)(void));

PyStatus Py_PreInitialize(const PyPreConfig *src_config);

const char *Py_GetVersion(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYLIFECYCLE_H */
