/* The hand-written macros over the prototypes, all of them; each header includes what it needs itself. */

#ifndef PYRITE_MACROS_H
#define PYRITE_MACROS_H

#include "macros/pymem.h"
#include "macros/object.h"
#include "macros/objimpl.h"
#include "macros/pyerrors.h"
#include "macros/pystate.h"
#include "macros/ceval.h"
#include "macros/containers.h"
#include "macros/unicodeobject.h"
#include "macros/bytesobject.h"
#include "macros/numbers.h"
#include "macros/abstract.h"
#include "macros/functions.h"
#include "macros/modules.h"
#include "macros/pyctype.h"
#include "macros/critical_section.h"

#endif
