/* The functions of CPython's codecs.h.
 * Generated from src/capi/codecs.rs by `make headers`; change it there. */

#ifndef PYRITE_CODECS_H
#define PYRITE_CODECS_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_CODECS_H */
