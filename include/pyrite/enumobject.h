/* The functions of CPython's enumobject.h.
 * Generated from src/capi/enumobject.rs by `make headers`; change it there. */

#ifndef PYRITE_ENUMOBJECT_H
#define PYRITE_ENUMOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_ENUMOBJECT_H */
