/* What CPython exports, but declares in internal/pycore_dict.h only. Not part of Python.h.
 * Generated from src/capi/pycore_dict.rs by `make headers`; change it there. */

#ifndef PYRITE_INTERNAL_PYCORE_DICT_H
#define PYRITE_INTERNAL_PYCORE_DICT_H

#include <stdio.h>
#include "../abi.h"

#endif  /* PYRITE_INTERNAL_PYCORE_DICT_H */
