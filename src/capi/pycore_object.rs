//! `pycore_object.h`.

use crate::fatal;
use crate::object::dump;
use crate::prelude::*;
use crate::types::none;

/// The type of None.
#[unsafe(no_mangle)]
pub static mut _PyNone_Type: PyTypeObject = none::NONE_TYPE;

/// The type of NotImplemented.
#[unsafe(no_mangle)]
pub static mut _PyNotImplemented_Type: PyTypeObject = none::NOT_IMPLEMENTED_TYPE;

/// For each of `Py_LT` to `Py_GE` the comparison that says the same with its operands exchanged.
#[unsafe(no_mangle)]
pub static mut _Py_SwappedOp: [c_int; 6] = [Py_GT, Py_GE, Py_EQ, Py_NE, Py_LT, Py_LE];

/// Whether the memory of `op` looks as if it were freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_IsFreed(op: *mut PyObject) -> c_int {
    c_int::from(dump::is_freed(op))
}

/// End the process: a count of references is wrong.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_FatalRefcountErrorFunc(
    func: *const c_char,
    message: *const c_char,
) -> ! {
    let [func, message] = [func, message].map(|text| CStr::from_ptr(text).to_str().unwrap_or("?"));
    fatal::error(
        func,
        format_args!("{message}: bug likely caused by a refcount error in a C extension"),
    )
}

/// A special method of `op`, looked up in its type and bound: new reference, or NULL, without an exception when there
/// is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_LookupSpecial(
    op: *mut PyObject,
    name: *mut PyObject,
) -> *mut PyObject {
    let kind = Py_TYPE(op);
    let Some(found) = Ref::steal(_PyType_LookupRef(kind, name)) else {
        return null_mut();
    };
    match (*Py_TYPE(found.ptr())).tp_descr_get {
        None => found.into_raw(),
        Some(bind) => bind(found.ptr(), op, kind.cast()),
    }
}
