/* bytes and bytearray. */

#ifndef PYRITE_ABI_BYTESOBJECT_H
#define PYRITE_ABI_BYTESOBJECT_H

#include "object.h"

typedef struct PyBytesObject {
    PyVarObject ob_base;
    Py_hash_t ob_shash;
    char ob_sval[1];
} PyBytesObject;

typedef struct PyByteArrayObject {
    PyVarObject ob_base;
    Py_ssize_t ob_alloc;
    char *ob_bytes;
    char *ob_start;
    Py_ssize_t ob_exports;
} PyByteArrayObject;

#endif
