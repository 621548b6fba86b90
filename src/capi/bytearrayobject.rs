//! `bytearrayobject.h`.

use crate::prelude::*;
use crate::types::bytes::{array, iterator};

/// The type of bytearrays.
#[unsafe(no_mangle)]
pub static mut PyByteArray_Type: PyTypeObject = array::TYPE;
/// The type of iterators over bytearrays.
#[unsafe(no_mangle)]
pub static mut PyByteArrayIter_Type: PyTypeObject = iterator::kind(c"bytearray_iterator");

/// What the content of an empty bytearray is for C.
#[unsafe(no_mangle)]
pub static mut _PyByteArray_empty_string: [c_char; 1] = [0];

/// A bytearray from an object that lends a buffer or gives integers. A new reference, or NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyByteArray_FromObject(op: *mut PyObject) -> *mut PyObject {
    PyObject_CallOneArg((&raw mut PyByteArray_Type).cast(), op)
}

/// A bytearray of a C array; NULL leaves the content for the caller to fill in. A new reference, or NULL with an
/// exception: SystemError for a negative size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyByteArray_FromStringAndSize(
    bytes: *const c_char,
    size: Py_ssize_t,
) -> *mut PyObject {
    if size < 0 {
        PyErr_SetString(
            PyExc_SystemError,
            c"Negative size passed to PyByteArray_FromStringAndSize".as_ptr(),
        );
        return null_mut();
    }
    if bytes.is_null() {
        return array::make(&[])
            .and_then(|made| array::resize(made.ptr(), size as usize).map(|()| made))
            .or_null();
    }
    array::make(core::slice::from_raw_parts(bytes.cast(), size as usize)).or_null()
}

/// Two buffers, one after the other. A new bytearray, or NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyByteArray_Concat(
    left: *mut PyObject,
    right: *mut PyObject,
) -> *mut PyObject {
    array::concat(left, right)
}

/// The number of bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyByteArray_Size(op: *mut PyObject) -> Py_ssize_t {
    Py_SIZE(op)
}

/// The content, which ends in a zero byte and belongs to the object until it changes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyByteArray_AsString(op: *mut PyObject) -> *mut c_char {
    array::c_string(op)
}

/// Makes the content `size` bytes long. 0, or -1 with an exception: BufferError while somebody looks at it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyByteArray_Resize(op: *mut PyObject, size: Py_ssize_t) -> c_int {
    let Ok(size) = usize::try_from(size) else {
        PyErr_NoMemory();
        return -1;
    };
    array::resize(op, size).or_minus_one()
}
