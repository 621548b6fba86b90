/* The functions of CPython's funcobject.h.
 * Generated from src/capi/funcobject.rs by `make headers`; change it there. */

#ifndef PYRITE_FUNCOBJECT_H
#define PYRITE_FUNCOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_FUNCOBJECT_H */
