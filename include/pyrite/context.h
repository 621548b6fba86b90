/* The functions of CPython's context.h.
 * Generated from src/capi/context.rs by `make headers`; change it there. */

#ifndef PYRITE_CONTEXT_H
#define PYRITE_CONTEXT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_CONTEXT_H */
