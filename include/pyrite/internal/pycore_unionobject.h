/* What CPython exports, but declares in internal/pycore_unionobject.h only. Not part of Python.h.
 * Generated from src/capi/pycore_unionobject.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_UNIONOBJECT_H
#define PYRITE_INTERNAL_PYCORE_UNIONOBJECT_H

#include <stdio.h>
#include "../abi.h"

#endif  /* PYRITE_INTERNAL_PYCORE_UNIONOBJECT_H */
