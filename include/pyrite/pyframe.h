/* The functions of CPython's pyframe.h.
 * Generated from src/capi/pyframe.rs by `make headers`; change it there. */

#ifndef PYRITE_PYFRAME_H
#define PYRITE_PYFRAME_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_PYFRAME_H */
