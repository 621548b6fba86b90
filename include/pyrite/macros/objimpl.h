/* Making objects. */

#ifndef PYRITE_MACROS_OBJIMPL_H
#define PYRITE_MACROS_OBJIMPL_H

#include "../objimpl.h"
#include "../abi/types.h"
#include "../object.h"
#include "../pymem.h"

#define PyObject_MALLOC PyObject_Malloc
#define PyObject_REALLOC PyObject_Realloc
#define PyObject_FREE PyObject_Free
#define PyObject_Del PyObject_Free
#define PyObject_DEL PyObject_Free

#define PyObject_New(type, typeobj) _Py_CAST(type *, _PyObject_New(typeobj))
#define PyObject_NEW(type, typeobj) PyObject_New(type, (typeobj))
#define PyObject_NewVar(type, typeobj, n) _Py_CAST(type *, _PyObject_NewVar((typeobj), (n)))
#define PyObject_NEW_VAR(type, typeobj, n) PyObject_NewVar(type, (typeobj), (n))
#define PyObject_INIT(op, typeobj) PyObject_Init(_Py_CAST(PyObject *, (op)), (typeobj))
#define PyObject_INIT_VAR(op, typeobj, size) PyObject_InitVar(_Py_CAST(PyVarObject *, (op)), (typeobj), (size))
#define PyObject_GC_New(type, typeobj) _Py_CAST(type *, _PyObject_GC_New(typeobj))
#define PyObject_GC_NewVar(type, typeobj, n) _Py_CAST(type *, _PyObject_GC_NewVar((typeobj), (n)))
#define PyObject_GC_Resize(type, op, n) _Py_CAST(type *, _PyObject_GC_Resize(_Py_CAST(PyVarObject *, (op)), (n)))

static inline size_t _PyObject_SIZE(PyTypeObject *type)
{
    return _Py_STATIC_CAST(size_t, type->tp_basicsize);
}

/* With `nitems` items, up to the next multiple of a pointer's size. */
static inline size_t _PyObject_VAR_SIZE(PyTypeObject *type, Py_ssize_t nitems)
{
    return _Py_SIZE_ROUND_UP(_PyObject_SIZE(type) + _Py_STATIC_CAST(size_t, nitems * type->tp_itemsize), SIZEOF_VOID_P);
}

/* In a tp_traverse, whose parameters are named as here: an object that is referred to. */
#define Py_VISIT(op)                                                                                                  \
    do {                                                                                                              \
        if (op) {                                                                                                     \
            int vret = visit(_Py_CAST(PyObject *, (op)), arg);                                                        \
            if (vret) {                                                                                               \
                return vret;                                                                                          \
            }                                                                                                         \
        }                                                                                                             \
    } while (0)

#endif
