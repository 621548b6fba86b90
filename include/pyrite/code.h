/* The functions of CPython's code.h.
 * Generated from src/capi/code.rs by `make headers`; change it there. */

#ifndef PYRITE_CODE_H
#define PYRITE_CODE_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_CODE_H */
