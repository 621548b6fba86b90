//! From the slots of a type of C to the methods in its dict.

use super::{defs, words, wrap};
use crate::prelude::*;
use crate::types::define::named;

/// Puts a method into the dict of `kind` for each slot that is filled.
pub unsafe fn add(kind: *mut PyTypeObject) -> Fallible {
    let dict = (*kind).tp_dict;
    for definition in defs::all() {
        if definition.wrapper.is_none() {
            continue;
        }
        let slot = words::read(kind, definition.offset as usize);
        if slot.is_null() || truth(PyDict_Contains(dict, definition.name_strobj))? {
            continue;
        }
        if slot == PyObject_HashNotImplemented as *mut c_void {
            // Without a hash, and says so.
            status(PyDict_SetItem(dict, definition.name_strobj, Py_None()))?;
            continue;
        }
        let method = owned(PyDescr_NewWrapper(kind, definition, slot))?;
        status(PyDict_SetItem(dict, definition.name_strobj, method.ptr()))?;
    }
    Ok(())
}

static mut NEW: PyMethodDef = named(
    c"__new__",
    wrap::new,
    c"__new__($type, *args, **kwargs)\n--\n\nMakes an object; the class says what it takes.",
);

/// Puts `__new__` into the dict of `kind`.
pub unsafe fn add_new(kind: *mut PyTypeObject) -> Fallible {
    if truth(PyDict_Contains((*kind).tp_dict, name!("__new__")))? {
        return Ok(());
    }
    let method = owned(PyCFunction_NewEx(&raw mut NEW, kind.cast(), null_mut()))?;
    status(PyDict_SetItem(
        (*kind).tp_dict,
        name!("__new__"),
        method.ptr(),
    ))
}

/// Whether `op` is a `__new__` that [`add_new`] made.
pub unsafe fn is_new(op: *mut PyObject) -> bool {
    PyCFunction_CheckExact(op) && (*op.cast::<PyCFunctionObject>()).m_ml == &raw mut NEW
}
