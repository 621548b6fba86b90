/* The functions of CPython's fileutils.h.
 * Generated from src/capi/fileutils.rs by `make headers`; change it there. */

#ifndef PYRITE_FILEUTILS_H
#define PYRITE_FILEUTILS_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_FILEUTILS_H */
