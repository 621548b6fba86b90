//! Whether an object of one type can become one of another.

use super::raise;
use crate::prelude::*;

/// Refuses unless an object of `old` can be one of `new` as it is.
pub unsafe fn check_assignable(
    old: *mut PyTypeObject,
    new: *mut PyTypeObject,
    attribute: &CStr,
) -> Fallible {
    let free = |kind: *mut PyTypeObject| (*kind).tp_free.map_or(0, |f| f as usize);
    if free(old) != free(new) {
        return Err(raise!(
            PyExc_TypeError,
            c"%s assignment: '%s' deallocator differs from '%s'",
            attribute.as_ptr(),
            (*new).tp_name,
            (*old).tp_name
        ));
    }
    if same(old, new) {
        return Ok(());
    }
    Err(raise!(
        PyExc_TypeError,
        c"%s assignment: '%s' object layout differs from '%s'",
        attribute.as_ptr(),
        (*new).tp_name,
        (*old).tp_name
    ))
}

const PLACES: c_ulong = Py_TPFLAGS_INLINE_VALUES | Py_TPFLAGS_PREHEADER | Py_TPFLAGS_HAVE_GC;

/// Whether the two types add the same things to the same base.
unsafe fn same(a: *mut PyTypeObject, b: *mut PyTypeObject) -> bool {
    let (base_a, base_b) = (last_alike(a), last_alike(b));
    if base_a == base_b {
        return true;
    }
    (*base_a).tp_base == (*base_b).tp_base && alike(base_a, base_b) && same_slots(base_a, base_b)
}

/// Of `kind` and its first bases the last that is laid out like it.
unsafe fn last_alike(mut kind: *mut PyTypeObject) -> *mut PyTypeObject {
    while !(*kind).tp_base.is_null() && alike(kind, (*kind).tp_base) {
        kind = (*kind).tp_base;
    }
    kind
}

unsafe fn alike(a: *mut PyTypeObject, b: *mut PyTypeObject) -> bool {
    (*a).tp_basicsize == (*b).tp_basicsize
        && (*a).tp_itemsize == (*b).tp_itemsize
        && (*a).tp_dictoffset == (*b).tp_dictoffset
        && (*a).tp_weaklistoffset == (*b).tp_weaklistoffset
        && (*a).tp_flags & PLACES == (*b).tp_flags & PLACES
}

/// Whether two classes name the same `__slots__`.
unsafe fn same_slots(a: *mut PyTypeObject, b: *mut PyTypeObject) -> bool {
    if (*a).tp_flags & (*b).tp_flags & Py_TPFLAGS_HEAPTYPE == 0 {
        return (*a).tp_basicsize == (*(*a).tp_base).tp_basicsize;
    }
    let slots = |kind: *mut PyTypeObject| (*kind.cast::<PyHeapTypeObject>()).ht_slots;
    match (slots(a).is_null(), slots(b).is_null()) {
        (true, true) => true,
        (false, false) => {
            let equal = PyObject_RichCompareBool(slots(a), slots(b), Py_EQ);
            if equal < 0 {
                PyErr_Clear();
            }
            equal == 1
        }
        _ => false,
    }
}
