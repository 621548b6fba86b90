/* The current thread. */

#ifndef PYRITE_MACROS_PYSTATE_H
#define PYRITE_MACROS_PYSTATE_H

#include "../pystate.h"



#define PyThreadState_GET() PyThreadState_Get()
#define _PyThreadState_UncheckedGet PyThreadState_GetUnchecked

#endif
