/* tuple, list, dict, set, and other objects whose fields are read inline. */

#ifndef PYRITE_MACROS_CONTAINERS_H
#define PYRITE_MACROS_CONTAINERS_H

#include "object.h"
#include "../abi/containers.h"
#include "../cellobject.h"
#include "../dictobject.h"
#include "../iterobject.h"
#include "../listobject.h"
#include "../odictobject.h"
#include "../rangeobject.h"
#include "../setobject.h"
#include "../structseq.h"
#include "../tupleobject.h"
#include "../weakrefobject.h"
#include "../abi/functions.h"

#define PyTuple_Check(op) PyType_FastSubclass(Py_TYPE(op), Py_TPFLAGS_TUPLE_SUBCLASS)
#define PyTuple_CheckExact(op) Py_IS_TYPE((op), &PyTuple_Type)
#define _PyTuple_CAST(op) _Py_CAST(PyTupleObject *, (op))
#define PyTuple_GET_SIZE(op) Py_SIZE(op)
#define PyTuple_GET_ITEM(op, index) (_PyTuple_CAST(op)->ob_item[(index)])
#define PyTuple_SET_ITEM(op, index, value) ((void)(_PyTuple_CAST(op)->ob_item[(index)] = _PyObject_CAST(value)))
#define PyStructSequence_SET_ITEM PyStructSequence_SetItem
#define PyStructSequence_GET_ITEM PyStructSequence_GetItem

#define PyList_Check(op) PyType_FastSubclass(Py_TYPE(op), Py_TPFLAGS_LIST_SUBCLASS)
#define PyList_CheckExact(op) Py_IS_TYPE((op), &PyList_Type)
#define _PyList_CAST(op) _Py_CAST(PyListObject *, (op))
#define PyList_GET_SIZE(op) Py_SIZE(op)
#define PyList_GET_ITEM(op, index) (_PyList_CAST(op)->ob_item[(index)])
#define PyList_SET_ITEM(op, index, value) ((void)(_PyList_CAST(op)->ob_item[(index)] = _PyObject_CAST(value)))

#define PyDict_Check(op) PyType_FastSubclass(Py_TYPE(op), Py_TPFLAGS_DICT_SUBCLASS)
#define PyDict_CheckExact(op) Py_IS_TYPE((op), &PyDict_Type)
#define PyDict_GET_SIZE(op) (_Py_CAST(PyDictObject *, (op))->ma_used)
#define PyDictKeys_Check(op) PyObject_TypeCheck((op), &PyDictKeys_Type)
#define PyDictValues_Check(op) PyObject_TypeCheck((op), &PyDictValues_Type)
#define PyDictItems_Check(op) PyObject_TypeCheck((op), &PyDictItems_Type)
#define PyDictViewSet_Check(op) (PyDictKeys_Check(op) || PyDictItems_Check(op))
#define PyODict_Check(op) PyObject_TypeCheck((op), &PyODict_Type)
#define PyODict_CheckExact(op) Py_IS_TYPE((op), &PyODict_Type)
#define PyODict_SIZE(op) PyDict_GET_SIZE(op)

#define _PySet_CAST(so) _Py_CAST(PySetObject *, (so))
#define PySet_GET_SIZE(so) (_PySet_CAST(so)->used)
#define PySet_CheckExact(op) Py_IS_TYPE((op), &PySet_Type)
#define PySet_Check(op) (PySet_CheckExact(op) || PyType_IsSubtype(Py_TYPE(op), &PySet_Type))
#define PyFrozenSet_CheckExact(op) Py_IS_TYPE((op), &PyFrozenSet_Type)
#define PyFrozenSet_Check(op) (PyFrozenSet_CheckExact(op) || PyType_IsSubtype(Py_TYPE(op), &PyFrozenSet_Type))
#define PyAnySet_CheckExact(op) (PySet_CheckExact(op) || PyFrozenSet_CheckExact(op))
#define PyAnySet_Check(op) (PySet_Check(op) || PyFrozenSet_Check(op))

#define PyCell_Check(op) Py_IS_TYPE((op), &PyCell_Type)
#define PyCell_GET(op) (_Py_CAST(PyCellObject *, (op))->ob_ref)
#define PyCell_SET(op, value) ((void)(_Py_CAST(PyCellObject *, (op))->ob_ref = _PyObject_CAST(value)))
#define PyRange_Check(op) Py_IS_TYPE((op), &PyRange_Type)
#define PySeqIter_Check(op) Py_IS_TYPE((op), &PySeqIter_Type)
#define PyCallIter_Check(op) Py_IS_TYPE((op), &PyCallIter_Type)
#define PySlice_GetIndicesEx(slice, length, start, stop, step, slicelen)                                              \
    (PySlice_Unpack((slice), (start), (stop), (step)) < 0                                                             \
         ? ((*(slicelen) = 0), -1)                                                                                    \
         : ((*(slicelen) = PySlice_AdjustIndices((length), (start), (stop), *(step))), 0))

#define PyWeakref_CheckRef(op) PyObject_TypeCheck((op), &_PyWeakref_RefType)
#define PyWeakref_CheckRefExact(op) Py_IS_TYPE((op), &_PyWeakref_RefType)
#define PyWeakref_CheckProxy(op) (Py_IS_TYPE((op), &_PyWeakref_ProxyType) || Py_IS_TYPE((op), &_PyWeakref_CallableProxyType))
#define PyWeakref_Check(op) (PyWeakref_CheckRef(op) || PyWeakref_CheckProxy(op))

/* The object, borrowed, or None when it is dead or dying. */
static inline PyObject *pyrite_weakref_object(PyObject *ref)
{
    PyObject *op = _Py_CAST(PyWeakReference *, ref)->wr_object;
    return Py_REFCNT(op) > 0 ? op : Py_None;
}
#define PyWeakref_GET_OBJECT(ref) pyrite_weakref_object(_PyObject_CAST(ref))

#endif
