//! What an object may have beside its struct: a dict of attributes, a list of weak references.
//!
//! ```text
//! op - 16   weak references    both when the type has MANAGED_DICT or MANAGED_WEAKREF
//! op - 8    dict
//! op        ob_refcnt
//! ```
//!
//! Other types say by an offset where in the struct they are.

use crate::prelude::*;

#[inline(always)]
unsafe fn managed_dict(op: *mut PyObject) -> *mut *mut PyObject {
    op.cast::<*mut PyObject>().sub(1)
}

/// What a type of types says of where the dict is.
pub const TYPE_DICT: Py_ssize_t = core::mem::offset_of!(PyTypeObject, tp_dict) as Py_ssize_t;

/// Where a type keeps the dict that it has as any object has one. The library's own types have it apart from their
/// attributes: what looks at them as at any object finds none of these, and can change none.
#[cold]
unsafe fn type_dict_place(op: *mut PyObject) -> *mut *mut PyObject {
    if PyType_Check(op) {
        let kind = op.cast::<PyTypeObject>();
        if PyType_HasFeature(kind, _Py_TPFLAGS_STATIC_BUILTIN) {
            return &raw mut (*kind).tp_cache;
        }
    }
    op.byte_offset(TYPE_DICT).cast()
}

/// Where `op` keeps its dict; NULL: its type has none.
#[inline]
pub unsafe fn dict_place(op: *mut PyObject) -> *mut *mut PyObject {
    let kind = Py_TYPE(op);
    if PyType_HasFeature(kind, Py_TPFLAGS_MANAGED_DICT) {
        return managed_dict(op);
    }
    match (*kind).tp_dictoffset {
        0 => null_mut(),
        TYPE_DICT => type_dict_place(op),
        offset if offset > 0 => op.byte_offset(offset).cast(),
        // Counted from the end of an object of variable size.
        offset => {
            let items = if PyLong_Check(op) {
                ((*op.cast::<PyLongObject>()).long_value.lv_tag >> _PyLong_NON_SIZE_BITS)
                    as Py_ssize_t
            } else {
                Py_SIZE(op).abs()
            };
            let end = life::object_bytes(kind, items) as Py_ssize_t;
            op.byte_offset(end + offset).cast()
        }
    }
}

/// Visits the managed dict.
pub unsafe fn visit_dict(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    if !PyType_HasFeature(Py_TYPE(op), Py_TPFLAGS_MANAGED_DICT) {
        return 0;
    }
    let dict = *managed_dict(op);
    match visit {
        Some(visit) if !dict.is_null() => visit(dict, arg),
        _ => 0,
    }
}

/// Replaces the managed dict.
pub unsafe fn set_dict(op: *mut PyObject, dict: *mut PyObject) {
    let old = ptr::replace(managed_dict(op), xnew_ref(dict));
    xdecref(old);
}

/// Gives the managed dict back.
pub unsafe fn clear_dict(op: *mut PyObject) {
    if PyType_HasFeature(Py_TYPE(op), Py_TPFLAGS_MANAGED_DICT) {
        set_dict(op, null_mut());
    }
}

/// Whether objects of this type can be referenced weakly.
#[inline(always)]
pub unsafe fn has_weak_list(kind: *mut PyTypeObject) -> bool {
    (*kind).tp_weaklistoffset != 0 || PyType_HasFeature(kind, Py_TPFLAGS_MANAGED_WEAKREF)
}

/// Where the list of weak references to `op`, whose type has one, begins.
#[inline(always)]
pub unsafe fn weak_list(op: *mut PyObject) -> *mut *mut PyWeakReference {
    let kind = Py_TYPE(op);
    if PyType_HasFeature(kind, Py_TPFLAGS_MANAGED_WEAKREF) {
        return op.cast::<*mut PyWeakReference>().sub(2);
    }
    op.byte_offset((*kind).tp_weaklistoffset).cast()
}
