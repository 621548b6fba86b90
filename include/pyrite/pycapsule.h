/* The functions of CPython's pycapsule.h.
 * Generated from src/capi/pycapsule.rs by `make headers`; change it there. */

#ifndef PYRITE_PYCAPSULE_H
#define PYRITE_PYCAPSULE_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_PYCAPSULE_H */
