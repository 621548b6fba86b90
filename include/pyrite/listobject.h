/* The functions of CPython's listobject.h.
 * Generated from src/capi/listobject.rs by `make headers`; change it there. */

#ifndef PYRITE_LISTOBJECT_H
#define PYRITE_LISTOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_LISTOBJECT_H */
