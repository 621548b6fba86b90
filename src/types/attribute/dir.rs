//! The names of the attributes of an object.

use crate::prelude::*;

/// What `__dir__` gives, as a sorted list. Without an object: there is no frame whose names could be told.
pub unsafe fn dir(op: *mut PyObject) -> Fallible<Ref> {
    if op.is_null() {
        PyErr_SetString(PyExc_SystemError, c"frame does not exist".as_ptr());
        return Err(Raised);
    }
    let Some(method) = Ref::steal(_PyObject_LookupSpecial(op, name!("__dir__"))) else {
        if PyErr_Occurred().is_null() {
            PyErr_SetString(PyExc_TypeError, c"object does not provide __dir__".as_ptr());
        }
        return Err(Raised);
    };
    let found = owned(PyObject_CallNoArgs(method.ptr()))?;
    let names = owned(PySequence_List(found.ptr()))?;
    status(PyList_Sort(names.ptr()))?;
    Ok(names)
}
