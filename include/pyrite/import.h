/* The functions of CPython's import.h.
 * Generated from src/capi/import.rs by `make headers`; change it there. */

#ifndef PYRITE_IMPORT_H
#define PYRITE_IMPORT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_IMPORT_H */
