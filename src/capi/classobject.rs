//! `classobject.h`.

use crate::prelude::*;
use crate::types::function::{instance, method};

/// `instancemethod`.
#[unsafe(no_mangle)]
pub static mut PyInstanceMethod_Type: PyTypeObject = instance::TYPE;

/// `method`.
#[unsafe(no_mangle)]
pub static mut PyMethod_Type: PyTypeObject = method::TYPE;

/// The callable of an `instancemethod`, borrowed; NULL with SystemError when it is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInstanceMethod_Function(op: *mut PyObject) -> *mut PyObject {
    if !Py_IS_TYPE(op, &raw mut PyInstanceMethod_Type) {
        PyErr_BadInternalCall();
        return null_mut();
    }
    (*op.cast::<PyInstanceMethodObject>()).func
}

/// A new `instancemethod` of a callable. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInstanceMethod_New(function_: *mut PyObject) -> *mut PyObject {
    instance::make(function_).or_null()
}

/// The function of a method, borrowed; NULL with SystemError when it is no method.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMethod_Function(op: *mut PyObject) -> *mut PyObject {
    if !Py_IS_TYPE(op, &raw mut PyMethod_Type) {
        PyErr_BadInternalCall();
        return null_mut();
    }
    (*op.cast::<PyMethodObject>()).im_func
}

/// A new method: `function_` with `self_` as its first argument. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMethod_New(
    function_: *mut PyObject,
    self_: *mut PyObject,
) -> *mut PyObject {
    method::make(function_, self_).or_null()
}

/// The object of a method, borrowed; NULL with SystemError when it is no method.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMethod_Self(op: *mut PyObject) -> *mut PyObject {
    if !Py_IS_TYPE(op, &raw mut PyMethod_Type) {
        PyErr_BadInternalCall();
        return null_mut();
    }
    (*op.cast::<PyMethodObject>()).im_self
}
