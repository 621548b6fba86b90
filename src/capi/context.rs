//! `context.h`.

use crate::prelude::*;
use crate::types::context;

/// `Context`: values of variables.
#[unsafe(no_mangle)]
pub static mut PyContext_Type: PyTypeObject = context::CONTEXT_TYPE;

/// `ContextVar`: a variable.
#[unsafe(no_mangle)]
pub static mut PyContextVar_Type: PyTypeObject = context::VARIABLE_TYPE;

/// `Token`: what a variable can be reset by.
#[unsafe(no_mangle)]
pub static mut PyContextToken_Type: PyTypeObject = context::TOKEN_TYPE;

/// A new context without values. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyContext_New() -> *mut PyObject {
    context::empty().or_null()
}

/// A copy of a context. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyContext_Copy(ctx: *mut PyObject) -> *mut PyObject {
    context::copy(ctx).or_null()
}

/// A copy of the context of the thread. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyContext_CopyCurrent() -> *mut PyObject {
    context::copy_current().or_null()
}

/// Make a context that of the thread. 0, or -1 with RuntimeError when it is that of a thread already.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyContext_Enter(ctx: *mut PyObject) -> c_int {
    context::enter(ctx).or_minus_one()
}

/// Give the thread the context back that it had before it entered this one. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyContext_Exit(ctx: *mut PyObject) -> c_int {
    context::exit(ctx).or_minus_one()
}

/// A new variable; `default_value` may be NULL. New reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyContextVar_New(
    name: *const c_char,
    default_value: *mut PyObject,
) -> *mut PyObject {
    owned(PyUnicode_FromString(name))
        .and_then(|name| context::variable(name.ptr(), default_value))
        .or_null()
}

/// The value of a variable in the context of the thread, or else `default_value`, or else the variable's own, or NULL: a new
/// reference in `value`. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyContextVar_Get(
    var: *mut PyObject,
    default_value: *mut PyObject,
    value: *mut *mut PyObject,
) -> c_int {
    let found = context::value(var, default_value);
    *value = null_mut();
    found
        .map(|found| {
            if let Some(found) = found {
                *value = found.into_raw();
            }
        })
        .or_minus_one()
}

/// Set a variable in the context of the thread. A token, by which it can be reset: new reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyContextVar_Set(
    var: *mut PyObject,
    value: *mut PyObject,
) -> *mut PyObject {
    context::assign(var, value).or_null()
}

/// Reset a variable to the value that it had when the token was made. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyContextVar_Reset(var: *mut PyObject, token: *mut PyObject) -> c_int {
    context::reset(var, token).or_minus_one()
}
