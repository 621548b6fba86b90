//! Modules.
//!
//! ```text
//! object      the type, its slots
//! definition  modules made from a PyModuleDef, in one phase or in two
//! contents    what C adds to a module
//! repr        where a module comes from
//! state       the modules that PyState_FindModule finds by their definition
//! ```

mod contents;
mod definition;
mod object;
mod repr;
pub mod state;

pub use contents::{add_constant, add_functions, add_ref, set_doc};
pub use definition::{create, execute, from_spec, init_definition};
pub use object::{DEF_TYPE, PyModuleObject, TYPE, get, getattro, make};

use crate::prelude::*;

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyModuleDef_Type))?;
    status(PyType_Ready(&raw mut PyModule_Type))
}

/// TypeError, as for a bad argument, unless `op` is a module.
#[inline]
pub unsafe fn check(op: *mut PyObject) -> Fallible<*mut PyModuleObject> {
    if PyModule_Check(op) {
        return Ok(op.cast());
    }
    PyErr_BadArgument();
    Err(Raised)
}

/// The name, borrowed; SystemError when there is none.
pub unsafe fn name(op: *mut PyObject) -> Fallible<*mut PyObject> {
    text_of(check(op)?, name!("__name__"), c"nameless module")
}

/// The file, borrowed; SystemError when there is none.
pub unsafe fn file(op: *mut PyObject) -> Fallible<*mut PyObject> {
    text_of(check(op)?, name!("__file__"), c"module filename missing")
}

unsafe fn text_of(
    module: *mut PyModuleObject,
    key: *mut PyObject,
    missing: &CStr,
) -> Fallible<*mut PyObject> {
    let dict = (*module).md_dict;
    let found = if dict.is_null() {
        null_mut()
    } else {
        PyDict_GetItemWithError(dict, key)
    };
    if !found.is_null() && PyUnicode_Check(found) {
        return Ok(found);
    }
    if PyErr_Occurred().is_null() {
        PyErr_SetString(PyExc_SystemError, missing.as_ptr());
    }
    Err(Raised)
}
