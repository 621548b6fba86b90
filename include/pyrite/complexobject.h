/* The functions of CPython's complexobject.h.
 * Generated from src/capi/complexobject.rs by `make headers`; change it there. */

#ifndef PYRITE_COMPLEXOBJECT_H
#define PYRITE_COMPLEXOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_COMPLEXOBJECT_H */
