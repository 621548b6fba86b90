//! What has been warned of already: a dict of keys, which is emptied when it is older than the filters.

use super::filters;
use crate::prelude::*;

/// The registry of `sys`, made when first needed.
pub unsafe fn of_sys() -> Fallible<Ref> {
    let name = c"__warningregistry__";
    if let Some(registry) = Ref::new_or_none(PySys_GetObject(name.as_ptr())) {
        return Ok(registry);
    }
    let made = owned(PyDict_New())?;
    status(PySys_SetObject(name.as_ptr(), made.ptr()))?;
    Ok(made)
}

/// Whether a registry holds a true value under a key.
pub unsafe fn holds(registry: *mut PyObject, key: *mut PyObject) -> Fallible<bool> {
    if !is_current(registry)? {
        PyDict_Clear(registry);
        let version = owned(PyLong_FromLong(filters::version()))?;
        status(PyDict_SetItem(registry, name!("version"), version.ptr()))?;
        return Ok(false);
    }
    let held = PyDict_GetItemWithError(registry, key);
    if held.is_null() {
        return if PyErr_Occurred().is_null() {
            Ok(false)
        } else {
            Err(Raised)
        };
    }
    truth(PyObject_IsTrue(held))
}

unsafe fn is_current(registry: *mut PyObject) -> Fallible<bool> {
    let version = PyDict_GetItemWithError(registry, name!("version"));
    if version.is_null() {
        return if PyErr_Occurred().is_null() {
            Ok(false)
        } else {
            Err(Raised)
        };
    }
    if !PyLong_CheckExact(version) {
        return Ok(false);
    }
    let mut overflow = 0;
    Ok(PyLong_AsLongAndOverflow(version, &mut overflow) == filters::version() && overflow == 0)
}
