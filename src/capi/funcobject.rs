//! `funcobject.h`.

use crate::prelude::*;
use crate::types::descriptors;

/// `classmethod`.
#[unsafe(no_mangle)]
pub static mut PyClassMethod_Type: PyTypeObject = descriptors::CLASS_METHOD;

/// `staticmethod`.
#[unsafe(no_mangle)]
pub static mut PyStaticMethod_Type: PyTypeObject = descriptors::STATIC_METHOD;

/// `function`: there is no evaluator, so no object is of this type.
#[unsafe(no_mangle)]
pub static mut PyFunction_Type: PyTypeObject = descriptors::FUNCTION;

/// A new `classmethod` around a callable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyClassMethod_New(callable: *mut PyObject) -> *mut PyObject {
    descriptors::new_bound(&raw mut PyClassMethod_Type, callable).or_null()
}

/// A new `staticmethod` around a callable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyStaticMethod_New(callable: *mut PyObject) -> *mut PyObject {
    descriptors::new_bound(&raw mut PyStaticMethod_Type, callable).or_null()
}

/// The code of a function: NULL with SystemError, since no object is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFunction_GetCode(_op: *mut PyObject) -> *mut PyObject {
    PyErr_BadInternalCall();
    null_mut()
}

/// The globals of a function: NULL with SystemError, since no object is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFunction_GetGlobals(_op: *mut PyObject) -> *mut PyObject {
    PyErr_BadInternalCall();
    null_mut()
}

/// The module of a function: NULL with SystemError, since no object is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFunction_GetModule(_op: *mut PyObject) -> *mut PyObject {
    PyErr_BadInternalCall();
    null_mut()
}

/// The defaults of a function: NULL with SystemError, since no object is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFunction_GetDefaults(_op: *mut PyObject) -> *mut PyObject {
    PyErr_BadInternalCall();
    null_mut()
}

/// The defaults of keywords of a function: NULL with SystemError, since no object is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFunction_GetKwDefaults(_op: *mut PyObject) -> *mut PyObject {
    PyErr_BadInternalCall();
    null_mut()
}

/// The closure of a function: NULL with SystemError, since no object is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFunction_GetClosure(_op: *mut PyObject) -> *mut PyObject {
    PyErr_BadInternalCall();
    null_mut()
}

/// The annotations of a function: NULL with SystemError, since no object is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFunction_GetAnnotations(_op: *mut PyObject) -> *mut PyObject {
    PyErr_BadInternalCall();
    null_mut()
}

/// Set the defaults of a function: -1 with SystemError, since no object is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFunction_SetDefaults(
    _op: *mut PyObject,
    _value: *mut PyObject,
) -> c_int {
    PyErr_BadInternalCall();
    -1
}

/// Set the defaults of keywords of a function: -1 with SystemError, since no object is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFunction_SetKwDefaults(
    _op: *mut PyObject,
    _value: *mut PyObject,
) -> c_int {
    PyErr_BadInternalCall();
    -1
}

/// Set the closure of a function: -1 with SystemError, since no object is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFunction_SetClosure(_op: *mut PyObject, _value: *mut PyObject) -> c_int {
    PyErr_BadInternalCall();
    -1
}

/// Set the annotations of a function: -1 with SystemError, since no object is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFunction_SetAnnotations(
    _op: *mut PyObject,
    _value: *mut PyObject,
) -> c_int {
    PyErr_BadInternalCall();
    -1
}
