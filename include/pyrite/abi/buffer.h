/* Memory that objects lend. */

#ifndef PYRITE_ABI_BUFFER_H
#define PYRITE_ABI_BUFFER_H

#include "object.h"

/* Borrowed memory: filled in by PyObject_GetBuffer, given back with PyBuffer_Release. */
typedef struct Py_buffer {
    void *buf;
    PyObject *obj;
    Py_ssize_t len;
    Py_ssize_t itemsize;
    int readonly;
    int ndim;
    char *format;
    Py_ssize_t *shape;
    Py_ssize_t *strides;
    Py_ssize_t *suboffsets;
    void *internal;
} Py_buffer;

/* What the borrower can deal with. */
#define PyBUF_ANY_CONTIGUOUS 0x98
#define PyBUF_CONTIG 0x9
#define PyBUF_CONTIG_RO 0x8
#define PyBUF_C_CONTIGUOUS 0x38
#define PyBUF_FORMAT 0x4
#define PyBUF_FULL 0x11d
#define PyBUF_FULL_RO 0x11c
#define PyBUF_F_CONTIGUOUS 0x58
#define PyBUF_INDIRECT 0x118
#define PyBUF_MAX_NDIM 0x40
#define PyBUF_ND 0x8
#define PyBUF_READ 0x100
#define PyBUF_RECORDS 0x1d
#define PyBUF_RECORDS_RO 0x1c
#define PyBUF_SIMPLE 0x0
#define PyBUF_STRIDED 0x19
#define PyBUF_STRIDED_RO 0x18
#define PyBUF_STRIDES 0x18
#define PyBUF_WRITABLE 0x1
#define PyBUF_WRITE 0x200
#define PyBUF_WRITEABLE 0x1

/* Views. */
#define _Py_MANAGED_BUFFER_FREE_FORMAT 0x2
#define _Py_MANAGED_BUFFER_RELEASED 0x1
#define _Py_MEMORYVIEW_C 0x2
#define _Py_MEMORYVIEW_FORTRAN 0x4
#define _Py_MEMORYVIEW_PIL 0x10
#define _Py_MEMORYVIEW_RELEASED 0x1
#define _Py_MEMORYVIEW_RESTRICTED 0x20
#define _Py_MEMORYVIEW_SCALAR 0x8

typedef struct _PyManagedBufferObject {
    PyObject ob_base;
    int flags;
    Py_ssize_t exports;
    Py_buffer master;
} _PyManagedBufferObject;

typedef struct PyMemoryViewObject {
    PyVarObject ob_base;
    _PyManagedBufferObject *mbuf;
    Py_hash_t hash;
    int flags;
    Py_ssize_t exports;
    Py_buffer view;
    PyObject *weakreflist;
    Py_ssize_t ob_array[1];
} PyMemoryViewObject;

#endif
