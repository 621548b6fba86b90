/* The functions of CPython's descrobject.h.
 * Generated from src/capi/descrobject.rs by `make headers`; change it there. */

#ifndef PYRITE_DESCROBJECT_H
#define PYRITE_DESCROBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_DESCROBJECT_H */
