//! Struct sequences: tuples whose items have names, some of them no items but names only.
//!
//! ```text
//! ob_item   the fields that are items, then those that are not
//! ob_size   the items
//! the type  n_sequence_fields, n_fields, n_unnamed_fields in its dict; a member for each name
//! ```

mod make;
mod methods;

pub use make::{init_static, new_type};

use crate::gc;
use crate::prelude::*;

/// What the table of fields has in place of a name for an item that has none.
pub const UNNAMED: &CStr = c"unnamed field";

/// A number that the type keeps in its dict.
unsafe fn count(kind: *mut PyTypeObject, key: *mut PyObject) -> Fallible<Py_ssize_t> {
    let dict = owned(PyType_GetDict(kind))?;
    let value = PyDict_GetItemWithError(dict.ptr(), key);
    if value.is_null() {
        if PyErr_Occurred().is_null() {
            PyErr_Format(
                PyExc_TypeError,
                c"Missed attribute '%U' of type %s".as_ptr(),
                key,
                (*kind).tp_name,
            );
        }
        return Err(Raised);
    }
    Ok(PyLong_AsSsize_t(value))
}

/// The items.
unsafe fn visible(kind: *mut PyTypeObject) -> Fallible<Py_ssize_t> {
    count(kind, name!("n_sequence_fields"))
}

/// All fields.
unsafe fn all(kind: *mut PyTypeObject) -> Fallible<Py_ssize_t> {
    count(kind, name!("n_fields"))
}

/// The fields of an object: the basic size has a place for each that is no item.
unsafe fn fields_of(op: *mut PyObject) -> usize {
    let head = core::mem::offset_of!(PyTupleObject, ob_item);
    let hidden = ((*Py_TYPE(op)).tp_basicsize as usize - head) / size_of::<*mut PyObject>();
    Py_SIZE(op) as usize + hidden
}

/// A new object, its fields NULL, not tracked yet.
pub unsafe fn make(kind: *mut PyTypeObject) -> Fallible<Ref> {
    let visible = visible(kind)?;
    let made = _PyObject_GC_NewVar(kind, visible);
    if made.is_null() {
        return Err(Raised);
    }
    let op = made.cast::<PyObject>();
    let items = tuple_items(op);
    for i in 0..fields_of(op) {
        *items.add(i) = null_mut();
    }
    Ok(Ref::steal_unchecked(op))
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let kind = Py_TYPE(op);
    gc::untrack(op);
    let items = tuple_items(op);
    for i in 0..fields_of(op) {
        xdecref(*items.add(i));
    }
    PyObject_GC_Del(op.cast());
    if PyType_HasFeature(kind, Py_TPFLAGS_HEAPTYPE) {
        decref(kind.cast());
    }
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    let visit = visit.unwrap_unchecked();
    let kind = Py_TYPE(op);
    if PyType_HasFeature(kind, Py_TPFLAGS_HEAPTYPE) {
        let code = visit(kind.cast(), arg);
        if code != 0 {
            return code;
        }
    }
    let items = tuple_items(op);
    for i in 0..fields_of(op) {
        let item = *items.add(i);
        if !item.is_null() {
            let code = visit(item, arg);
            if code != 0 {
                return code;
            }
        }
    }
    0
}
