/* All prototypes of Python.h.
 * Generated from the names of the files in src/capi/ by `make headers`. */

#ifndef PYRITE_PROTOTYPES_H
#define PYRITE_PROTOTYPES_H

#include "ceval.h"
#include "initconfig.h"
#include "intrcheck.h"
#include "objimpl.h"
#include "pyerrors.h"
#include "pylifecycle.h"
#include "pymem.h"
#include "pystate.h"
#include "tracemalloc.h"

#endif
