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
#include "abi/object.h"
#include "abi/buffer.h"
#include "abi/slots.h"
#include "abi/types.h"
#include "abi/numbers.h"
#include "abi/unicodeobject.h"
#include "abi/bytesobject.h"
#include "abi/containers.h"
#include "abi/exceptions.h"
#include "abi/functions.h"
#include "abi/modules.h"
#include "abi/threads.h"
#include "abi/code.h"
#include "abi/config.h"
#include "abi/variadic.h"

#endif
