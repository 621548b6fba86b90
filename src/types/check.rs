//! What an object is: the tests that CPython's headers have as macros.

use crate::prelude::*;

/// The type of `op`.
#[inline(always)]
pub unsafe fn Py_TYPE<T>(op: *mut T) -> *mut PyTypeObject {
    (*op.cast::<PyObject>()).ob_type
}

/// The size field of an object of variable size.
#[inline(always)]
pub unsafe fn Py_SIZE<T>(op: *mut T) -> Py_ssize_t {
    (*op.cast::<PyVarObject>()).ob_size
}

/// Whether `op` is of exactly the type `kind`.
#[inline(always)]
pub unsafe fn Py_IS_TYPE<T>(op: *mut T, kind: *mut PyTypeObject) -> bool {
    Py_TYPE(op) == kind
}

/// Whether `op` is of the type `kind` or of one that inherits from it.
#[inline(always)]
pub unsafe fn PyObject_TypeCheck<T>(op: *mut T, kind: *mut PyTypeObject) -> bool {
    Py_TYPE(op) == kind || PyType_IsSubtype(Py_TYPE(op), kind) != 0
}

/// Whether a type has a flag.
#[inline(always)]
pub unsafe fn PyType_HasFeature(kind: *mut PyTypeObject, flag: c_ulong) -> bool {
    (*kind).tp_flags & flag != 0
}

/// Whether the collector knows objects of this type.
#[inline(always)]
pub unsafe fn PyType_IS_GC(kind: *mut PyTypeObject) -> bool {
    PyType_HasFeature(kind, Py_TPFLAGS_HAVE_GC)
}

macro_rules! by_flag {
    ($($name:ident $exact:ident $flag:ident $kind:ident;)*) => {$(
        /// Whether `op` is of this type or of one that inherits from it.
        #[inline(always)]
        pub unsafe fn $name<T>(op: *mut T) -> bool {
            PyType_HasFeature(Py_TYPE(op), $flag)
        }
        /// Whether `op` is of exactly this type.
        #[inline(always)]
        pub unsafe fn $exact<T>(op: *mut T) -> bool {
            Py_TYPE(op) == &raw mut $kind
        }
    )*};
}

by_flag! {
    PyLong_Check PyLong_CheckExact Py_TPFLAGS_LONG_SUBCLASS PyLong_Type;
    PyList_Check PyList_CheckExact Py_TPFLAGS_LIST_SUBCLASS PyList_Type;
    PyTuple_Check PyTuple_CheckExact Py_TPFLAGS_TUPLE_SUBCLASS PyTuple_Type;
    PyBytes_Check PyBytes_CheckExact Py_TPFLAGS_BYTES_SUBCLASS PyBytes_Type;
    PyUnicode_Check PyUnicode_CheckExact Py_TPFLAGS_UNICODE_SUBCLASS PyUnicode_Type;
    PyDict_Check PyDict_CheckExact Py_TPFLAGS_DICT_SUBCLASS PyDict_Type;
    PyType_Check PyType_CheckExact Py_TPFLAGS_TYPE_SUBCLASS PyType_Type;
}

/// Whether `op` is an instance of a type of exceptions.
#[inline(always)]
pub unsafe fn PyExceptionInstance_Check<T>(op: *mut T) -> bool {
    PyType_HasFeature(Py_TYPE(op), Py_TPFLAGS_BASE_EXC_SUBCLASS)
}

/// Whether `op` is a type of exceptions.
#[inline(always)]
pub unsafe fn PyExceptionClass_Check(op: *mut PyObject) -> bool {
    PyType_Check(op) && PyType_HasFeature(op.cast(), Py_TPFLAGS_BASE_EXC_SUBCLASS)
}

macro_rules! by_type {
    ($($name:ident $exact:ident $kind:ident;)*) => {$(
        /// Whether `op` is of this type or of one that inherits from it.
        #[inline(always)]
        pub unsafe fn $name<T>(op: *mut T) -> bool {
            PyObject_TypeCheck(op, &raw mut $kind)
        }
        /// Whether `op` is of exactly this type.
        #[inline(always)]
        pub unsafe fn $exact<T>(op: *mut T) -> bool {
            Py_TYPE(op) == &raw mut $kind
        }
    )*};
}

by_type! {
    PyFloat_Check PyFloat_CheckExact PyFloat_Type;
    PyComplex_Check PyComplex_CheckExact PyComplex_Type;
    PySet_Check PySet_CheckExact PySet_Type;
    PyFrozenSet_Check PyFrozenSet_CheckExact PyFrozenSet_Type;
    PyCFunction_Check PyCFunction_CheckExact PyCFunction_Type;
    PyWeakref_CheckRef PyWeakref_CheckRefExact _PyWeakref_RefType;
}

/// Whether `op` is a set or a frozenset, or of a type that inherits from one.
#[inline(always)]
pub unsafe fn PyAnySet_Check(op: *mut PyObject) -> bool {
    PySet_Check(op) || PyFrozenSet_Check(op)
}

/// Whether `op` is True or False.
#[inline(always)]
pub unsafe fn PyBool_Check(op: *mut PyObject) -> bool {
    Py_TYPE(op) == &raw mut PyBool_Type
}

/// Whether `op` is a slice.
#[inline(always)]
pub unsafe fn PySlice_Check(op: *mut PyObject) -> bool {
    Py_TYPE(op) == &raw mut PySlice_Type
}

/// Whether `op` is a memoryview.
#[inline(always)]
pub unsafe fn PyMemoryView_Check(op: *mut PyObject) -> bool {
    Py_TYPE(op) == &raw mut PyMemoryView_Type
}

/// None, borrowed.
#[inline(always)]
pub fn Py_None() -> *mut PyObject {
    &raw mut _Py_NoneStruct
}

/// True, borrowed.
#[inline(always)]
pub fn Py_True() -> *mut PyObject {
    (&raw mut _Py_TrueStruct).cast()
}

/// False, borrowed.
#[inline(always)]
pub fn Py_False() -> *mut PyObject {
    (&raw mut _Py_FalseStruct).cast()
}

/// True or False, borrowed.
#[inline(always)]
pub fn Py_Bool(truth: bool) -> *mut PyObject {
    if truth { Py_True() } else { Py_False() }
}

/// NotImplemented, borrowed.
#[inline(always)]
pub fn Py_NotImplemented() -> *mut PyObject {
    &raw mut _Py_NotImplementedStruct
}

/// Ellipsis, borrowed.
#[inline(always)]
pub fn Py_Ellipsis() -> *mut PyObject {
    &raw mut _Py_EllipsisObject
}

/// Item `i` of a tuple, borrowed.
#[inline(always)]
pub unsafe fn PyTuple_GET_ITEM(op: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    *tuple_items(op).offset(i)
}

/// The items of a tuple.
#[inline(always)]
pub unsafe fn tuple_items(op: *mut PyObject) -> *mut *mut PyObject {
    (&raw mut (*op.cast::<PyTupleObject>()).ob_item).cast()
}

/// Puts a reference into a new tuple.
#[inline(always)]
pub unsafe fn PyTuple_SET_ITEM(op: *mut PyObject, i: Py_ssize_t, item: *mut PyObject) {
    *tuple_items(op).offset(i) = item;
}

/// Item `i` of a list, borrowed.
#[inline(always)]
pub unsafe fn PyList_GET_ITEM(op: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    *(*op.cast::<PyListObject>()).ob_item.offset(i)
}

/// Puts a reference into a new list.
#[inline(always)]
pub unsafe fn PyList_SET_ITEM(op: *mut PyObject, i: Py_ssize_t, item: *mut PyObject) {
    *(*op.cast::<PyListObject>()).ob_item.offset(i) = item;
}

/// The characters' width in bytes: 1, 2 or 4.
#[inline(always)]
pub unsafe fn PyUnicode_KIND(op: *mut PyObject) -> c_int {
    (((*op.cast::<PyASCIIObject>()).state >> 2) & 7) as c_int
}

/// Whether a str holds only ASCII.
#[inline(always)]
pub unsafe fn PyUnicode_IS_ASCII(op: *mut PyObject) -> bool {
    (*op.cast::<PyASCIIObject>()).state & (1 << 6) != 0
}

/// Whether the characters follow the struct.
#[inline(always)]
pub unsafe fn PyUnicode_IS_COMPACT(op: *mut PyObject) -> bool {
    (*op.cast::<PyASCIIObject>()).state & (1 << 5) != 0
}

/// The number of characters.
#[inline(always)]
pub unsafe fn PyUnicode_GET_LENGTH(op: *mut PyObject) -> Py_ssize_t {
    (*op.cast::<PyASCIIObject>()).length
}

/// The characters.
#[inline(always)]
pub unsafe fn PyUnicode_DATA(op: *mut PyObject) -> *mut c_void {
    let state = (*op.cast::<PyASCIIObject>()).state;
    if state & (1 << 5) == 0 {
        (*op.cast::<PyUnicodeObject>()).data
    } else if state & (1 << 6) != 0 {
        op.byte_add(size_of::<PyASCIIObject>()).cast()
    } else {
        op.byte_add(size_of::<PyCompactUnicodeObject>()).cast()
    }
}

/// Character `i` of `data`, which holds characters of the width `kind`.
#[inline(always)]
pub unsafe fn PyUnicode_READ(kind: c_int, data: *mut c_void, i: Py_ssize_t) -> Py_UCS4 {
    match kind {
        1 => (*data.cast::<u8>().offset(i)).into(),
        2 => (*data.cast::<u16>().offset(i)).into(),
        _ => *data.cast::<u32>().offset(i),
    }
}

/// Character `i`.
#[inline(always)]
pub unsafe fn PyUnicode_READ_CHAR(op: *mut PyObject, i: Py_ssize_t) -> Py_UCS4 {
    PyUnicode_READ(PyUnicode_KIND(op), PyUnicode_DATA(op), i)
}

/// The bytes of a bytes object.
#[inline(always)]
pub unsafe fn PyBytes_AS_STRING(op: *mut PyObject) -> *mut c_char {
    (&raw mut (*op.cast::<PyBytesObject>()).ob_sval).cast()
}

/// Whether `op` is a bytearray, or of a type that inherits from it.
#[inline(always)]
pub unsafe fn PyByteArray_Check(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, &raw mut PyByteArray_Type)
}

/// Whether `op` is a module, or of a type that inherits from it.
#[inline(always)]
pub unsafe fn PyModule_Check(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, &raw mut PyModule_Type)
}
