//! How a type is written inside of `list[...]` or of a union.

use super::optional;
use crate::prelude::*;

/// A type by its qualified name, with the module unless that is `builtins`; `...`; a list of types in brackets; anything
/// else by its repr.
pub unsafe fn text(op: *mut PyObject) -> Fallible<Ref> {
    if op == Py_Ellipsis() {
        return owned(PyUnicode_FromString(c"...".as_ptr()));
    }
    if PyList_CheckExact(op) {
        let parts = joined(op)?;
        return owned(PyUnicode_FromFormat(c"[%U]".as_ptr(), parts.ptr()));
    }
    // An alias has the names of its origin.
    if optional(op, name!("__origin__"))?.is_some() && optional(op, name!("__args__"))?.is_some() {
        return owned(PyObject_Repr(op));
    }
    let Some(name) = optional(op, name!("__qualname__"))? else {
        return owned(PyObject_Repr(op));
    };
    match optional(op, name!("__module__"))? {
        Some(module) if module.ptr() != Py_None() => {
            let plain = PyUnicode_Check(module.ptr())
                && PyUnicode_EqualToUTF8(module.ptr(), c"builtins".as_ptr()) != 0;
            if plain {
                owned(PyObject_Str(name.ptr()))
            } else {
                owned(PyUnicode_FromFormat(
                    c"%S.%S".as_ptr(),
                    module.ptr(),
                    name.ptr(),
                ))
            }
        }
        _ => owned(PyObject_Repr(op)),
    }
}

/// The items of a sequence, with commas between them.
pub unsafe fn joined(items: *mut PyObject) -> Fallible<Ref> {
    let parts = owned(PyList_New(0))?;
    for i in 0..PySequence_Size(items) {
        let item = owned(PySequence_GetItem(items, i))?;
        let part = text(item.ptr())?;
        status(PyList_Append(parts.ptr(), part.ptr()))?;
    }
    let comma = owned(PyUnicode_FromString(c", ".as_ptr()))?;
    owned(PyUnicode_Join(comma.ptr(), parts.ptr()))
}
