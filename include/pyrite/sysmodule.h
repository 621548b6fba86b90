/* The functions of CPython's sysmodule.h.
 * Generated from src/capi/sysmodule.rs by `make headers`; change it there. */

#ifndef PYRITE_SYSMODULE_H
#define PYRITE_SYSMODULE_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_SYSMODULE_H */
