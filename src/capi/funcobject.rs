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
