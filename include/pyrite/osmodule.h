/* The functions of CPython's osmodule.h.
 * Generated from src/capi/osmodule.rs by `make headers`; change it there. */

#ifndef PYRITE_OSMODULE_H
#define PYRITE_OSMODULE_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The path that an object stands for: itself if it is a str or bytes, else what its `__fspath__` returns. New
 * reference.
 *
 * CPython 3.13: Doc/c-api/sys.rst, `PyOS_FSPath`.
 */
PyObject *PyOS_FSPath(PyObject *path);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_OSMODULE_H */
