/* The functions of CPython's setobject.h.
 * Generated from src/capi/setobject.rs by `make headers`; change it there. */

#ifndef PYRITE_SETOBJECT_H
#define PYRITE_SETOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_SETOBJECT_H */
