/* What every object begins with, and the constants of comparison. */

#ifndef PYRITE_ABI_OBJECT_H
#define PYRITE_ABI_OBJECT_H

#include <stdint.h>
#include "pyport.h"
#include "pytypedefs.h"

/* The head of an object. The count's low 32 bits, read as signed, are negative in an object that never dies. */
struct _object {
    union {
        Py_ssize_t ob_refcnt;
        uint32_t ob_refcnt_split[2];
    };
    PyTypeObject *ob_type;
};

/* The head of an object of variable size. */
typedef struct {
    PyObject ob_base;
    Py_ssize_t ob_size;
} PyVarObject;

#define PyObject_HEAD PyObject ob_base;
#define PyObject_VAR_HEAD PyVarObject ob_base;
#define Py_INVALID_SIZE ((Py_ssize_t)-1)

/* The count of an object that never dies, and heads that are initialised with it. */
#define _Py_IMMORTAL_REFCNT _Py_CAST(Py_ssize_t, UINT_MAX)
#define PyObject_HEAD_INIT(type)                                                                                      \
    {                                                                                                                 \
        {_Py_IMMORTAL_REFCNT}, (type)                                                                                 \
    },
#define PyVarObject_HEAD_INIT(type, size)                                                                             \
    {                                                                                                                 \
        PyObject_HEAD_INIT(type)(size)                                                                                \
    },

/* Comparisons. */
#define Py_LT 0
#define Py_LE 1
#define Py_EQ 2
#define Py_NE 3
#define Py_GT 4
#define Py_GE 5

/* For PyObject_Print: str() in place of repr(). */
#define Py_PRINT_RAW 1

/* Shared values, for Py_GetConstant. */
#define Py_CONSTANT_ELLIPSIS 3
#define Py_CONSTANT_EMPTY_BYTES 8
#define Py_CONSTANT_EMPTY_STR 7
#define Py_CONSTANT_EMPTY_TUPLE 9
#define Py_CONSTANT_FALSE 1
#define Py_CONSTANT_NONE 0
#define Py_CONSTANT_NOT_IMPLEMENTED 4
#define Py_CONSTANT_ONE 6
#define Py_CONSTANT_TRUE 2
#define Py_CONSTANT_ZERO 5

/* What became of a generator. */
typedef enum {
    PYGEN_RETURN = 0,
    PYGEN_ERROR = -1,
    PYGEN_NEXT = 1
} PySendResult;

/* What a reference tracer is told. */
typedef enum {
    PyRefTracer_CREATE = 0,
    PyRefTracer_DESTROY = 1
} PyRefTracerEvent;
typedef int (*PyRefTracer)(PyObject *, PyRefTracerEvent event, void *data);
#define Py_TRASHCAN_HEADROOM 50
#define Py_C_RECURSION_LIMIT 10000
#define TYPE_MAX_WATCHERS 8

typedef int (*PyType_WatchCallback)(PyTypeObject *type);
typedef int (*gcvisitobjects_t)(PyObject *, void *);

#endif
