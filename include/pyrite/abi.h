/* The hand-written types and constants, all of them; each header includes what it needs itself. */

#ifndef PYRITE_ABI_H
#define PYRITE_ABI_H

#include "abi/patchlevel.h"
#include "abi/pyport.h"
#include "abi/pymacro.h"
#include "abi/pytypedefs.h"
#include "abi/pymem.h"
#include "abi/objimpl.h"
#include "abi/initconfig.h"
#include "abi/pystate.h"

#endif
