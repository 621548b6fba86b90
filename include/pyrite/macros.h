/* The hand-written macros over the prototypes, all of them; each header includes what it needs itself. */

#ifndef PYRITE_MACROS_H
#define PYRITE_MACROS_H

#include "macros/pymem.h"
#include "macros/objimpl.h"
#include "macros/pyerrors.h"
#include "macros/pystate.h"
#include "macros/ceval.h"

#endif
