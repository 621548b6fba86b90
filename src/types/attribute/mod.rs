//! Attributes: how objects that have no way of their own find and change them.
//!
//! The type comes first for what it wants to control (data descriptors), then the object's dict, then the rest of the
//! type.

mod dir;
mod entry;
mod generic;

pub use dir::dir;
pub use entry::{delete, get, get_optional, set, with_name};
pub use generic::{generic_get, generic_set, method_of_type, set_dict};

use crate::gil;
use crate::prelude::*;

/// Tells the AttributeError that is set which object lacks which attribute, unless it knows already.
#[cold]
pub unsafe fn add_context(op: *mut PyObject, name: *mut PyObject) {
    let raised = (*gil::current()).current_exception;
    if raised.is_null() || !PyObject_TypeCheck(raised, PyExc_AttributeError.cast()) {
        return;
    }
    let error = raised.cast::<PyAttributeErrorObject>();
    if (*error).name.is_null() && (*error).obj.is_null() {
        (*error).name = new_ref(name);
        (*error).obj = new_ref(op);
    }
}

/// AttributeError: `op` has no attribute `name`.
#[cold]
pub unsafe fn missing(op: *mut PyObject, name: *mut PyObject) {
    PyErr_Format(
        PyExc_AttributeError,
        c"'%.100s' object has no attribute '%U'".as_ptr(),
        (*Py_TYPE(op)).tp_name,
        name,
    );
    add_context(op, name);
}

/// TypeError: an attribute's name is no str.
#[cold]
pub unsafe fn not_a_name(name: *mut PyObject) {
    PyErr_Format(
        PyExc_TypeError,
        c"attribute name must be string, not '%.200s'".as_ptr(),
        (*Py_TYPE(name)).tp_name,
    );
}
