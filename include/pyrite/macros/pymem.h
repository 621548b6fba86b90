/* Typed allocation in the mem domain, and the old names of its functions. */

#ifndef PYRITE_MACROS_PYMEM_H
#define PYRITE_MACROS_PYMEM_H

#include "../abi/pymacro.h"
#include "../abi/pyport.h"
#include "../pymem.h"

/* Whether `n` elements of `type` are more bytes than a block can have. */
#define PYRITE_TOO_MANY(type, n)                                                                                      \
    (_Py_STATIC_CAST(size_t, (n)) > _Py_STATIC_CAST(size_t, PY_SSIZE_T_MAX) / sizeof(type))

/* An array of `n` elements of `type`, not initialised; NULL when there is no memory or the size overflows. */
#define PyMem_New(type, n)                                                                                            \
    (PYRITE_TOO_MANY(type, n) ? _Py_NULL                                                                              \
                              : _Py_STATIC_CAST(type *, PyMem_Malloc(_Py_STATIC_CAST(size_t, (n)) * sizeof(type))))

/* Makes the array `p` have `n` elements. `p` is assigned the result, also when that is NULL: who wants the old block
 * in that case must have kept its address. */
#define PyMem_Resize(p, type, n)                                                                                      \
    ((p) = PYRITE_TOO_MANY(type, n)                                                                                   \
               ? _Py_NULL                                                                                             \
               : _Py_STATIC_CAST(type *, PyMem_Realloc((p), _Py_STATIC_CAST(size_t, (n)) * sizeof(type))))

#define PyMem_NEW(type, n) PyMem_New(type, n)
#define PyMem_RESIZE(p, type, n) PyMem_Resize(p, type, n)
#define PyMem_MALLOC PyMem_Malloc
#define PyMem_REALLOC PyMem_Realloc
#define PyMem_FREE PyMem_Free
#define PyMem_Del PyMem_Free
#define PyMem_DEL PyMem_Free

#endif
