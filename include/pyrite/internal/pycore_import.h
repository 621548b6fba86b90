/* What CPython exports, but declares in internal/pycore_import.h only. Not part of Python.h.
 * Generated from src/capi/pycore_import.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_IMPORT_H
#define PYRITE_INTERNAL_PYCORE_IMPORT_H

#include <stdio.h>
#include "../abi.h"

#endif  /* PYRITE_INTERNAL_PYCORE_IMPORT_H */
