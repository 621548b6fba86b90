/* The functions of CPython's odictobject.h.
 * Generated from src/capi/odictobject.rs by `make headers`; change it there. */

#ifndef PYRITE_ODICTOBJECT_H
#define PYRITE_ODICTOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_ODICTOBJECT_H */
