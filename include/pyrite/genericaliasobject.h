/* The functions of CPython's genericaliasobject.h.
 * Generated from src/capi/genericaliasobject.rs by `make headers`; change it there. */

#ifndef PYRITE_GENERICALIASOBJECT_H
#define PYRITE_GENERICALIASOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_GENERICALIASOBJECT_H */
