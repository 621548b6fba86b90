/* The functions of CPython's iterobject.h.
 * Generated from src/capi/iterobject.rs by `make headers`; change it there. */

#ifndef PYRITE_ITEROBJECT_H
#define PYRITE_ITEROBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_ITEROBJECT_H */
