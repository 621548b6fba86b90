/* The functions of CPython's tupleobject.h.
 * Generated from src/capi/tupleobject.rs by `make headers`; change it there. */

#ifndef PYRITE_TUPLEOBJECT_H
#define PYRITE_TUPLEOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_TUPLEOBJECT_H */
