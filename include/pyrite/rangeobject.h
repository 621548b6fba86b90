/* The functions of CPython's rangeobject.h.
 * Generated from src/capi/rangeobject.rs by `make headers`; change it there. */

#ifndef PYRITE_RANGEOBJECT_H
#define PYRITE_RANGEOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_RANGEOBJECT_H */
