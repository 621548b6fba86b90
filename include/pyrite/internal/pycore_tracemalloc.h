/* What CPython exports, but declares in internal/pycore_tracemalloc.h only. Not part of Python.h.
 * Generated from src/capi/pycore_tracemalloc.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_TRACEMALLOC_H
#define PYRITE_INTERNAL_PYCORE_TRACEMALLOC_H

#include <stdio.h>
#include "../abi.h"

#endif  /* PYRITE_INTERNAL_PYCORE_TRACEMALLOC_H */
