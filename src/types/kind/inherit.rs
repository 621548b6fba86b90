//! What a type takes over from its bases.

use core::mem::offset_of;

use super::words::{TABLES, word};
use crate::prelude::*;

/// Flags of which a type has those of its base.
const BASE_FLAGS: c_ulong = Py_TPFLAGS_LONG_SUBCLASS
    | Py_TPFLAGS_LIST_SUBCLASS
    | Py_TPFLAGS_TUPLE_SUBCLASS
    | Py_TPFLAGS_BYTES_SUBCLASS
    | Py_TPFLAGS_UNICODE_SUBCLASS
    | Py_TPFLAGS_DICT_SUBCLASS
    | Py_TPFLAGS_BASE_EXC_SUBCLASS
    | Py_TPFLAGS_TYPE_SUBCLASS
    | _Py_TPFLAGS_MATCH_SELF
    | Py_TPFLAGS_ITEMS_AT_END
    | Py_TPFLAGS_PREHEADER;

const PATTERN_FLAGS: c_ulong = Py_TPFLAGS_SEQUENCE | Py_TPFLAGS_MAPPING;

/// The slots of the type itself that are taken over one by one.
const SINGLE: [usize; 12] = [
    offset_of!(PyTypeObject, tp_dealloc),
    offset_of!(PyTypeObject, tp_repr),
    offset_of!(PyTypeObject, tp_call),
    offset_of!(PyTypeObject, tp_str),
    offset_of!(PyTypeObject, tp_iter),
    offset_of!(PyTypeObject, tp_iternext),
    offset_of!(PyTypeObject, tp_descr_get),
    offset_of!(PyTypeObject, tp_descr_set),
    offset_of!(PyTypeObject, tp_dictoffset),
    offset_of!(PyTypeObject, tp_init),
    offset_of!(PyTypeObject, tp_alloc),
    offset_of!(PyTypeObject, tp_finalize),
];

/// Layout, memory and the flags that say what kind of object it is: from the first base.
pub unsafe fn from_first_base(kind: *mut PyTypeObject, base: *mut PyTypeObject) {
    let gc = Py_TPFLAGS_HAVE_GC;
    if (*kind).tp_flags & gc == 0
        && (*base).tp_flags & gc != 0
        && (*kind).tp_traverse.is_none()
        && (*kind).tp_clear.is_none()
    {
        (*kind).tp_flags |= gc;
        (*kind).tp_traverse = (*base).tp_traverse;
        (*kind).tp_clear = (*base).tp_clear;
    }
    (*kind).tp_flags |= (*base).tp_flags & BASE_FLAGS;
    if (*kind).tp_basicsize == 0 {
        (*kind).tp_basicsize = (*base).tp_basicsize;
    }
    if (*kind).tp_itemsize == 0 {
        (*kind).tp_itemsize = (*base).tp_itemsize;
    }
    if (*kind).tp_weaklistoffset == 0 {
        (*kind).tp_weaklistoffset = (*base).tp_weaklistoffset;
    }
    if (*kind).tp_dictoffset == 0 {
        (*kind).tp_dictoffset = (*base).tp_dictoffset;
    }
}

/// From one type of the MRO what `kind` lacks and `base` does not merely have from its own base.
pub unsafe fn from_ancestor(kind: *mut PyTypeObject, base: *mut PyTypeObject) {
    let parent = (*base).tp_base;
    for table in &TABLES {
        let own = *word(kind, table.pointer);
        let theirs = *word(base, table.pointer);
        if own.is_null() || theirs.is_null() || own == theirs {
            continue;
        }
        let before = if parent.is_null() {
            null_mut()
        } else {
            *word(parent, table.pointer)
        };
        for at in (0..table.end - table.start).step_by(size_of::<*mut c_void>()) {
            take(own, theirs, before, at);
        }
    }
    pairs(kind, base, parent);
    if (*kind).tp_call.is_none() && has(base, Py_TPFLAGS_HAVE_VECTORCALL) {
        (*kind).tp_flags |= Py_TPFLAGS_HAVE_VECTORCALL;
    }
    let here = |offset| take(kind.cast(), base.cast(), parent.cast(), offset);
    here(offset_of!(PyTypeObject, tp_vectorcall_offset));
    SINGLE.into_iter().for_each(here);
    if (*base).tp_descr_get.is_some()
        && same((*kind).tp_descr_get, (*base).tp_descr_get)
        && has(kind, Py_TPFLAGS_IMMUTABLETYPE)
        && has(base, Py_TPFLAGS_METHOD_DESCRIPTOR)
    {
        (*kind).tp_flags |= Py_TPFLAGS_METHOD_DESCRIPTOR;
    }
    memory(kind, base, parent);
}

/// Slots that mean something only together.
unsafe fn pairs(kind: *mut PyTypeObject, base: *mut PyTypeObject, _parent: *mut PyTypeObject) {
    if (*kind).tp_getattr.is_none() && (*kind).tp_getattro.is_none() {
        (*kind).tp_getattr = (*base).tp_getattr;
        (*kind).tp_getattro = (*base).tp_getattro;
    }
    if (*kind).tp_setattr.is_none() && (*kind).tp_setattro.is_none() {
        (*kind).tp_setattr = (*base).tp_setattr;
        (*kind).tp_setattro = (*base).tp_setattro;
    }
    if (*kind).tp_richcompare.is_none()
        && (*kind).tp_hash.is_none()
        && !defines_comparison((*kind).tp_dict)
    {
        (*kind).tp_richcompare = (*base).tp_richcompare;
        (*kind).tp_hash = (*base).tp_hash;
    }
}

/// Whether the dict has `__eq__` or `__hash__`: what the base has of either then does not hold.
unsafe fn defines_comparison(dict: *mut PyObject) -> bool {
    for name in [name!("__eq__"), name!("__hash__")] {
        if PyDict_Contains(dict, name) != 0 {
            PyErr_Clear();
            return true;
        }
    }
    false
}

/// How the memory of an object is given back, which depends on whether the collector knows it.
unsafe fn memory(kind: *mut PyTypeObject, base: *mut PyTypeObject, parent: *mut PyTypeObject) {
    let gc = has(kind, Py_TPFLAGS_HAVE_GC);
    let here = |offset| take(kind.cast(), base.cast(), parent.cast(), offset);
    if gc == has(base, Py_TPFLAGS_HAVE_GC) {
        here(offset_of!(PyTypeObject, tp_is_gc));
        here(offset_of!(PyTypeObject, tp_free));
    } else if gc
        && (*kind).tp_free.is_none()
        && same(
            (*base).tp_free,
            Some(PyObject_Free as unsafe extern "C" fn(*mut c_void)),
        )
    {
        (*kind).tp_free = Some(PyObject_GC_Del);
    }
}

/// Whether a type is for pattern matching a sequence or a mapping: from the first ancestor that says so.
pub unsafe fn pattern_flags(kind: *mut PyTypeObject, base: *mut PyTypeObject) {
    if (*kind).tp_flags & PATTERN_FLAGS == 0 {
        (*kind).tp_flags |= (*base).tp_flags & PATTERN_FLAGS;
    }
}

/// Whole tables that `kind` lacks.
pub unsafe fn tables(kind: *mut PyTypeObject, base: *mut PyTypeObject) {
    for table in &TABLES {
        let own = word(kind, table.pointer);
        if (*own).is_null() {
            *own = *word(base, table.pointer);
        }
    }
}

/// One word at `at` of a struct of slots, if it is empty and `theirs` is not that of `before`.
unsafe fn take(own: *mut c_void, theirs: *mut c_void, before: *mut c_void, at: usize) {
    let of = |start: *mut c_void| start.byte_add(at).cast::<*mut c_void>();
    let value = *of(theirs);
    if (*of(own)).is_null() && !value.is_null() && (before.is_null() || *of(before) != value) {
        *of(own) = value;
    }
}

unsafe fn has(kind: *mut PyTypeObject, flag: c_ulong) -> bool {
    (*kind).tp_flags & flag != 0
}

/// Whether two slots hold the same function.
unsafe fn same<F: Copy>(a: F, b: F) -> bool {
    const { assert!(size_of::<F>() == size_of::<usize>()) };
    core::mem::transmute_copy::<F, usize>(&a) == core::mem::transmute_copy::<F, usize>(&b)
}
