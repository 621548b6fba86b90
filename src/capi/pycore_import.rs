//! `pycore_import.h`.

use crate::prelude::*;

/// An attribute of a module, which is imported. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyImport_GetModuleAttr(
    module_: *mut PyObject,
    name: *mut PyObject,
) -> *mut PyObject {
    match owned(PyImport_Import(module_)) {
        Ok(found) => PyObject_GetAttr(found.ptr(), name),
        Err(Raised) => null_mut(),
    }
}

/// An attribute of a module, which is imported; both names are UTF-8. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyImport_GetModuleAttrString(
    module_: *const c_char,
    name: *const c_char,
) -> *mut PyObject {
    match owned(PyImport_ImportModule(module_)) {
        Ok(found) => PyObject_GetAttrString(found.ptr(), name),
        Err(Raised) => null_mut(),
    }
}
