/* The functions of CPython's cellobject.h.
 * Generated from src/capi/cellobject.rs by `make headers`; change it there. */

#ifndef PYRITE_CELLOBJECT_H
#define PYRITE_CELLOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_CELLOBJECT_H */
