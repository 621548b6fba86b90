/* The functions of CPython's genobject.h.
 * Generated from src/capi/genobject.rs by `make headers`; change it there. */

#ifndef PYRITE_GENOBJECT_H
#define PYRITE_GENOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_GENOBJECT_H */
