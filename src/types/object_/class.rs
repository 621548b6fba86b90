//! `__class__`, and its assignment.

use crate::prelude::*;
use crate::types::kind::{layout, raise};

/// Reads it.
pub unsafe extern "C" fn get(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    new_ref(Py_TYPE(op))
}

/// Makes `op` an object of another type of the same layout.
pub unsafe extern "C" fn set(op: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    assign(op, value).or_minus_one()
}

unsafe fn assign(op: *mut PyObject, value: *mut PyObject) -> Fallible {
    if value.is_null() {
        return Err(raise!(PyExc_TypeError, c"can't delete __class__ attribute"));
    }
    if !PyType_Check(value) {
        return Err(raise!(
            PyExc_TypeError,
            c"__class__ must be set to a class, not '%s' object",
            (*Py_TYPE(value)).tp_name
        ));
    }
    status(PySys_Audit(
        c"object.__setattr__".as_ptr(),
        c"OsO".as_ptr(),
        op,
        c"__class__".as_ptr(),
        value,
    ))?;
    let (old, new): (*mut PyTypeObject, *mut PyTypeObject) = (Py_TYPE(op), value.cast());
    let of_module = |kind| PyType_IsSubtype(kind, &raw mut PyModule_Type) != 0;
    let mutable = |kind: *mut PyTypeObject| (*kind).tp_flags & Py_TPFLAGS_IMMUTABLETYPE == 0;
    if !(of_module(old) && of_module(new) || mutable(old) && mutable(new)) {
        return Err(raise!(
            PyExc_TypeError,
            c"__class__ assignment only supported for mutable types or ModuleType subclasses"
        ));
    }
    layout::check_assignable(old, new, c"__class__")?;
    if (*new).tp_flags & Py_TPFLAGS_HEAPTYPE != 0 {
        incref(new.cast());
    }
    (*op).ob_type = new;
    if (*old).tp_flags & Py_TPFLAGS_HEAPTYPE != 0 {
        decref(old.cast());
    }
    Ok(())
}
