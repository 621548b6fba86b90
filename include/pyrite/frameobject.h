/* The functions of CPython's frameobject.h.
 * Generated from src/capi/frameobject.rs by `make headers`; change it there. */

#ifndef PYRITE_FRAMEOBJECT_H
#define PYRITE_FRAMEOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_FRAMEOBJECT_H */
