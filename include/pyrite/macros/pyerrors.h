/* A fatal error names the C function that found it. */

#ifndef PYRITE_MACROS_PYERRORS_H
#define PYRITE_MACROS_PYERRORS_H

#include "../pyerrors.h"

/* The library has a function of this name too, which cannot know its caller; (Py_FatalError)("...") calls it. */
#define Py_FatalError(message) _Py_FatalErrorFunc(__func__, (message))

#endif
