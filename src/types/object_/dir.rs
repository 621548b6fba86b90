//! The names that an object and its class have.

use crate::prelude::*;

/// `object.__dir__`.
pub unsafe extern "C" fn dir(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let names = || -> Fallible<Ref> {
        let mut dict = null_mut();
        truth(PyObject_GetOptionalAttr(op, name!("__dict__"), &mut dict))?;
        let names = match Ref::steal(dict) {
            Some(dict) if PyDict_Check(dict.ptr()) => owned(PyDict_Copy(dict.ptr()))?,
            _ => owned(PyDict_New())?,
        };
        let mut class = null_mut();
        truth(PyObject_GetOptionalAttr(op, name!("__class__"), &mut class))?;
        if let Some(class) = Ref::steal(class) {
            merge_class(names.ptr(), class.ptr())?;
        }
        owned(PyDict_Keys(names.ptr()))
    };
    names().or_null()
}

/// Puts the names of `class` and of all its bases into the dict `names`.
pub unsafe fn merge_class(names: *mut PyObject, class: *mut PyObject) -> Fallible {
    let mut dict = null_mut();
    truth(PyObject_GetOptionalAttr(
        class,
        name!("__dict__"),
        &mut dict,
    ))?;
    if let Some(dict) = Ref::steal(dict) {
        status(PyDict_Update(names, dict.ptr()))?;
    }
    let mut bases = null_mut();
    truth(PyObject_GetOptionalAttr(
        class,
        name!("__bases__"),
        &mut bases,
    ))?;
    let Some(bases) = Ref::steal(bases) else {
        return Ok(());
    };
    let count = PySequence_Size(bases.ptr());
    if count < 0 {
        // Bases that are no sequence are none.
        PyErr_Clear();
        return Ok(());
    }
    for i in 0..count {
        let base = owned(PySequence_GetItem(bases.ptr(), i))?;
        merge_class(names, base.ptr())?;
    }
    Ok(())
}
