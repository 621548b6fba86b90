/* bytes, bytearray, memoryview. */

#ifndef PYRITE_MACROS_BYTESOBJECT_H
#define PYRITE_MACROS_BYTESOBJECT_H

#include "object.h"
#include "../abi/buffer.h"
#include "../abi/bytesobject.h"
#include "../bytesobject.h"
#include "../bytearrayobject.h"
#include "../memoryobject.h"

#define PyBytes_Check(op) PyType_FastSubclass(Py_TYPE(op), Py_TPFLAGS_BYTES_SUBCLASS)
#define PyBytes_CheckExact(op) Py_IS_TYPE((op), &PyBytes_Type)
#define _PyBytes_CAST(op) _Py_CAST(PyBytesObject *, (op))
#define PyBytes_AS_STRING(op) (_PyBytes_CAST(op)->ob_sval)
#define PyBytes_GET_SIZE(op) Py_SIZE(op)

#define PyByteArray_Check(op) PyObject_TypeCheck((op), &PyByteArray_Type)
#define PyByteArray_CheckExact(op) Py_IS_TYPE((op), &PyByteArray_Type)
#define _PyByteArray_CAST(op) _Py_CAST(PyByteArrayObject *, (op))
#define PyByteArray_AS_STRING(op) (Py_SIZE(op) != 0 ? _PyByteArray_CAST(op)->ob_start : _PyByteArray_empty_string)
#define PyByteArray_GET_SIZE(op) Py_SIZE(op)

#define PyMemoryView_Check(op) Py_IS_TYPE((op), &PyMemoryView_Type)
#define _PyMemoryView_CAST(op) _Py_CAST(PyMemoryViewObject *, (op))
#define PyMemoryView_GET_BUFFER(op) (&_PyMemoryView_CAST(op)->view)
#define PyMemoryView_GET_BASE(op) (_PyMemoryView_CAST(op)->view.obj)

#endif
