/* The functions of CPython's fileobject.h.
 * Generated from src/capi/fileobject.rs by `make headers`; change it there. */

#ifndef PYRITE_FILEOBJECT_H
#define PYRITE_FILEOBJECT_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_FILEOBJECT_H */
