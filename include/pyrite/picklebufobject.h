/* The functions of CPython's picklebufobject.h.
 * Generated from src/capi/picklebufobject.rs by `make headers`; change it there. */

#ifndef PYRITE_PICKLEBUFOBJECT_H
#define PYRITE_PICKLEBUFOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_PICKLEBUFOBJECT_H */
