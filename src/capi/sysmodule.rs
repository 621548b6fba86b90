//! `sysmodule.h`.

use crate::prelude::*;
use crate::types::modules::sys;

/// Add a hook that is told of audit events, for the life of the process. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySys_AddAuditHook(
    hook: Py_AuditHookFunction,
    data: *mut c_void,
) -> c_int {
    sys::audit::add(hook, data).or_minus_one()
}

/// Tell the hooks of an event. `args`: a tuple, or NULL for none. 0, or -1 with the exception of a hook.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySys_AuditTuple(event: *const c_char, args: *mut PyObject) -> c_int {
    if !args.is_null() && !PyTuple_Check(args) {
        PyErr_Format(
            PyExc_TypeError,
            c"args must be tuple, got %T".as_ptr(),
            args,
        );
        return -1;
    }
    sys::audit::tell(event, args).or_minus_one()
}

/// An attribute of `sys`, borrowed; NULL without an exception when it is not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySys_GetObject(name: *const c_char) -> *mut PyObject {
    sys::get(name)
}

/// Set an attribute of `sys`, or delete it when `value` is NULL. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySys_SetObject(name: *const c_char, value: *mut PyObject) -> c_int {
    sys::set(name, value).or_minus_one()
}
