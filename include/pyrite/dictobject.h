/* The functions of CPython's dictobject.h.
 * Generated from src/capi/dictobject.rs by `make headers`; change it there. */

#ifndef PYRITE_DICTOBJECT_H
#define PYRITE_DICTOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_DICTOBJECT_H */
