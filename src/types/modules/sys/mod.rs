//! `sys`.
//!
//! ```text
//! info       version_info, flags, hash_info ...: what this Python is
//! functions  what can be asked and set
//! hooks      excepthook, unraisablehook, displayhook, exit
//! audit      audit events and their hooks
//! size       getsizeof
//! ```

pub mod audit;
mod functions;
mod hooks;
mod info;
mod size;

pub use size::size_of_object;

use super::io::standard;
use super::{all, sys_dict};
use crate::prelude::*;
use crate::types::call::method::call_method;
use crate::types::module;

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"sys".as_ptr(),
    m_doc: DOC.as_ptr(),
    m_size: -1,
    ..PyModuleDef::EMPTY
};

const DOC: &CStr = c"The interpreter itself: its settings, limits and hooks.";

/// Makes the types of `sys` ready.
pub unsafe fn start_types() -> Fallible {
    info::start()
}

/// A new `sys`.
pub unsafe fn make() -> Fallible<Ref> {
    let sys = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
    let own = sys.ptr();
    module::add_functions(own, name!("sys"), functions::table())?;
    module::add_functions(own, name!("sys"), hooks::table())?;
    module::add_functions(own, name!("sys"), crate::types::long::limit::functions())?;
    module::add_ref(own, c"modules".as_ptr(), all())?;
    for (name, original, descriptor) in [
        (c"stdin", c"__stdin__", 0),
        (c"stdout", c"__stdout__", 1),
        (c"stderr", c"__stderr__", 2),
    ] {
        let file = standard::of_descriptor(descriptor);
        module::add_ref(own, name.as_ptr(), file)?;
        module::add_ref(own, original.as_ptr(), file)?;
    }
    for (name, original) in [
        (c"excepthook", c"__excepthook__"),
        (c"unraisablehook", c"__unraisablehook__"),
        (c"displayhook", c"__displayhook__"),
    ] {
        let dict = PyModule_GetDict(own);
        let hook = PyDict_GetItemString(dict, name.as_ptr());
        if !hook.is_null() {
            status(PyDict_SetItemString(dict, original.as_ptr(), hook))?;
        }
    }
    info::add_all(own)?;
    Ok(sys)
}

/// An attribute of `sys`, borrowed; NULL without an exception when it is not there.
pub unsafe fn get(name: *const c_char) -> *mut PyObject {
    let dict = sys_dict();
    if dict.is_null() {
        return null_mut();
    }
    let error = PyErr_GetRaisedException();
    let found = PyDict_GetItemString(dict, name);
    PyErr_SetRaisedException(error);
    found
}

/// Sets an attribute of `sys`, or deletes it when `value` is NULL; one that is not there is no error.
pub unsafe fn set(name: *const c_char, value: *mut PyObject) -> Fallible {
    let dict = sys_dict();
    if dict.is_null() {
        PyErr_SetString(PyExc_RuntimeError, c"lost sys".as_ptr());
        return Err(Raised);
    }
    let key = owned(PyUnicode_InternFromString(name))?;
    if !value.is_null() {
        return status(PyDict_SetItem(dict, key.ptr(), value));
    }
    status(PyDict_Pop(dict, key.ptr(), null_mut()))
}

/// Hands on what was written to `sys.stdout` and `sys.stderr`.
pub unsafe fn flush() {
    for name in [c"stderr", c"stdout"] {
        let file = get(name.as_ptr());
        if file.is_null() || file == Py_None() {
            continue;
        }
        if call_method(file, name!("flush")).is_err() {
            PyErr_Clear();
        }
    }
    standard::push_out(1);
    standard::push_out(2);
}
