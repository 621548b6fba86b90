/* The functions of CPython's warnings.h.
 * Generated from src/capi/warnings.rs by `make headers`; change it there. */

#ifndef PYRITE_WARNINGS_H
#define PYRITE_WARNINGS_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_WARNINGS_H */
