/* The functions of CPython's pyctype.h.
 * Generated from src/capi/pyctype.rs by `make headers`; change it there. */

#ifndef PYRITE_PYCTYPE_H
#define PYRITE_PYCTYPE_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_PYCTYPE_H */
