//! `methodobject.h`.

use crate::prelude::*;
use crate::types::function::c_function;

/// `builtin_function_or_method`.
#[unsafe(no_mangle)]
pub static mut PyCFunction_Type: PyTypeObject = c_function::TYPE;

/// `builtin_method`.
#[unsafe(no_mangle)]
pub static mut PyCMethod_Type: PyTypeObject = c_function::METHOD_TYPE;

/// The METH_ flags of a function of C; -1 with SystemError when it is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCFunction_GetFlags(op: *mut PyObject) -> c_int {
    if !PyCFunction_Check(op) {
        PyErr_BadInternalCall();
        return -1;
    }
    let function = op.cast::<PyCFunctionObject>();
    (*(*function).m_ml).ml_flags
}

/// The C function of a function of C; NULL with SystemError when it is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCFunction_GetFunction(op: *mut PyObject) -> PyCFunction {
    if !PyCFunction_Check(op) {
        PyErr_BadInternalCall();
        return None;
    }
    let function = op.cast::<PyCFunctionObject>();
    (*(*function).m_ml).ml_meth
}

/// What a function of C gets as its `self`, borrowed; NULL for a static method, and with SystemError when it is no function
/// of C.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCFunction_GetSelf(op: *mut PyObject) -> *mut PyObject {
    if !PyCFunction_Check(op) {
        PyErr_BadInternalCall();
        return null_mut();
    }
    let function = op.cast::<PyCFunctionObject>();
    if (*(*function).m_ml).ml_flags & METH_STATIC != 0 {
        return null_mut();
    }
    (*function).m_self
}

/// A new function of C without a module. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCFunction_New(
    method: *mut PyMethodDef,
    self_: *mut PyObject,
) -> *mut PyObject {
    PyCMethod_New(method, self_, null_mut(), null_mut())
}

/// A new function of C. `method` is kept, not copied; `module` is the name of a module, or NULL. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCFunction_NewEx(
    method: *mut PyMethodDef,
    self_: *mut PyObject,
    module: *mut PyObject,
) -> *mut PyObject {
    PyCMethod_New(method, self_, module, null_mut())
}

/// A new function of C. `cls` is the class that defines it, for `METH_METHOD`, else NULL. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCMethod_New(
    method: *mut PyMethodDef,
    self_: *mut PyObject,
    module: *mut PyObject,
    cls: *mut PyTypeObject,
) -> *mut PyObject {
    c_function::make(method, self_, module, cls).or_null()
}
