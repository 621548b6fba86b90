/* Other names for functions of thread states. */

#ifndef PYRITE_MACROS_PYSTATE_H
#define PYRITE_MACROS_PYSTATE_H

#include "../pystate.h"

#define PyThreadState_GET() PyThreadState_Get()

#endif
