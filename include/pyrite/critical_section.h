/* The functions of CPython's critical_section.h.
 * Generated from src/capi/critical_section.rs by `make headers`; change it there. */

#ifndef PYRITE_CRITICAL_SECTION_H
#define PYRITE_CRITICAL_SECTION_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Begin a critical section on two objects.
 */
void PyCriticalSection2_Begin(PyCriticalSection2 *_c, PyObject *_a, PyObject *_b);

/**
 * End it.
 */
void PyCriticalSection2_End(PyCriticalSection2 *_c);

/**
 * Begin a critical section on an object.
 */
void PyCriticalSection_Begin(PyCriticalSection *_c, PyObject *_op);

/**
 * End it.
 */
void PyCriticalSection_End(PyCriticalSection *_c);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_CRITICAL_SECTION_H */
