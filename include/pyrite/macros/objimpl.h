/* The old names of the functions of the obj domain. */

#ifndef PYRITE_MACROS_OBJIMPL_H
#define PYRITE_MACROS_OBJIMPL_H

#include "../objimpl.h"

#define PyObject_MALLOC PyObject_Malloc
#define PyObject_REALLOC PyObject_Realloc
#define PyObject_FREE PyObject_Free
#define PyObject_Del PyObject_Free
#define PyObject_DEL PyObject_Free

#endif
