/* The functions of CPython's pystrcmp.h.
 * Generated from src/capi/pystrcmp.rs by `make headers`; change it there. */

#ifndef PYRITE_PYSTRCMP_H
#define PYRITE_PYSTRCMP_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_PYSTRCMP_H */
