//! What an object refers to, without a call for each reference where the type is one of the most common.

use super::scope::prefetch;
use crate::prelude::*;
use crate::types::dict;

/// What is done with each object that is referred to.
pub trait Visitor {
    /// Called for each reference.
    unsafe fn see(&mut self, child: *mut PyObject);
}

unsafe extern "C" fn visit<V: Visitor>(child: *mut PyObject, visitor: *mut c_void) -> c_int {
    (*visitor.cast::<V>()).see(child);
    0
}

/// Shows a visitor what `op` refers to, in the order of its type's `tp_traverse`. Returns whether it is a list, a dict or a
/// tuple.
#[inline(always)]
pub unsafe fn follow<V: Visitor>(op: *mut PyObject, visitor: *mut V) -> bool {
    let is_common = is_common(Py_TYPE(op));
    if is_common {
        follow_common(op, visitor);
    } else {
        traverse(op, visitor);
    }
    is_common
}

/// The same with lists, dicts and tuples apart: where this stands there are registers left for the rest.
#[inline(always)]
pub unsafe fn follow_apart<V: Visitor>(op: *mut PyObject, visitor: *mut V) -> bool {
    #[inline(never)]
    unsafe fn apart<V: Visitor>(op: *mut PyObject, visitor: *mut V) -> bool {
        follow(op, visitor)
    }
    const COMMON: c_ulong =
        Py_TPFLAGS_LIST_SUBCLASS | Py_TPFLAGS_DICT_SUBCLASS | Py_TPFLAGS_TUPLE_SUBCLASS;
    if (*Py_TYPE(op)).tp_flags & COMMON != 0 {
        return apart(op, visitor);
    }
    traverse(op, visitor);
    false
}

#[inline(always)]
unsafe fn is_common(kind: *mut PyTypeObject) -> bool {
    kind == &raw mut PyList_Type || kind == &raw mut PyDict_Type || kind == &raw mut PyTuple_Type
}

#[inline(always)]
unsafe fn traverse<V: Visitor>(op: *mut PyObject, visitor: *mut V) {
    if let Some(traverse) = (*Py_TYPE(op)).tp_traverse {
        traverse(op, Some(visit::<V>), visitor.cast());
    }
}

/// Follows a list, a dict or a tuple.
#[inline(always)]
unsafe fn follow_common<V: Visitor>(op: *mut PyObject, visitor: *mut V) {
    let kind = Py_TYPE(op);
    if kind == &raw mut PyList_Type {
        let items = (*op.cast::<PyListObject>()).ob_item;
        backwards(items, Py_SIZE(op), visitor);
    } else if kind == &raw mut PyDict_Type {
        dict::any_reference(op, |child| {
            (*visitor).see(child);
            false
        });
    } else {
        backwards(tuple_items(op), Py_SIZE(op), visitor);
    }
}

#[inline(always)]
unsafe fn backwards<V: Visitor>(items: *mut *mut PyObject, count: Py_ssize_t, visitor: *mut V) {
    for at in (0..count).rev() {
        let child = *items.offset(at);
        if !child.is_null() {
            (*visitor).see(child);
        }
    }
}

/// Asks for what lies behind a pointer of `op` and will be needed to follow it.
#[inline(always)]
pub unsafe fn ask_behind(op: *mut PyObject) {
    let kind = Py_TYPE(op);
    if kind == &raw mut PyList_Type {
        prefetch((*op.cast::<PyListObject>()).ob_item.cast());
    } else if kind == &raw mut PyDict_Type {
        prefetch((*op.cast::<PyDictObject>()).ma_keys.cast());
    }
}
