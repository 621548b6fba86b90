//! dict: keys and values in the order in which the keys came.
//!
//! ```text
//! keys      the table
//! edit      finding, setting, deleting
//! merge     update, copy, fromkeys
//! methods   what a dict can do
//! views     keys(), values(), items()
//! iterate   their iterators
//! ordered   OrderedDict
//! watch     who is told of changes
//! ```
//!
//! Always true: a dict is tracked when it holds something that is, or could be; subtypes always.

mod edit;
mod iterate;
pub mod keys;
mod merge;
mod methods;
mod ordered;
mod views;
mod watch;

pub use edit::{
    clear, delete_known_hash, find, find_known_hash, find_or_null, insert, insert_known_hash, next,
    next_hashed, pop, set_default,
};
pub use iterate::{ITEM_ITER, KEY_ITER, REV_ITEM_ITER, REV_KEY_ITER, REV_VALUE_ITER, VALUE_ITER};
pub use merge::{Collision, copy, merge, merge_pairs, update};
pub use methods::{list_of, size};
pub use ordered::ORDERED;
pub use views::{ITEMS, KEYS, VALUES, View};
pub use watch::{add_watcher, clear_watcher, unwatch, watch};

use crate::gc;
use crate::object::trashcan;
use crate::prelude::*;
use crate::types::container::{begin_dealloc, free_object, keep_or_free, take_or_make, visit};
use crate::types::define::STATIC_TYPE;
use keys::Keys;

const POOL_CAP: usize = 80;
static POOL: Pool = Pool::new("dict", POOL_CAP, size_of::<PyDictObject>());

static mut AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_contains: Some(methods::contains),
    ..PySequenceMethods::EMPTY
};

static mut AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(length),
    mp_subscript: Some(methods::subscript),
    mp_ass_subscript: Some(methods::assign_subscript),
};

static mut AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_or: Some(methods::or),
    nb_inplace_or: Some(methods::or_in_place),
    ..PyNumberMethods::EMPTY
};

/// The type dict.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"dict".as_ptr(),
    tp_doc: c"dict() -> new empty dictionary".as_ptr(),
    tp_basicsize: size_of::<PyDictObject>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(methods::repr),
    tp_as_number: &raw mut AS_NUMBER,
    tp_as_sequence: &raw mut AS_SEQUENCE,
    tp_as_mapping: &raw mut AS_MAPPING,
    tp_hash: Some(PyObject_HashNotImplemented),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE
        | Py_TPFLAGS_HAVE_GC
        | Py_TPFLAGS_DICT_SUBCLASS
        | _Py_TPFLAGS_MATCH_SELF
        | _Py_TPFLAGS_STATIC_BUILTIN
        | Py_TPFLAGS_MAPPING,
    tp_traverse: Some(traverse),
    tp_clear: Some(clear_slot),
    tp_richcompare: Some(methods::compare),
    tp_iter: Some(iterate::keys_of_dict),
    tp_methods: methods::table(),
    tp_init: Some(methods::init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(methods::new),
    tp_free: Some(PyObject_GC_Del),
    tp_vectorcall: Some(methods::vectorcall),
    ..PyTypeObject::EMPTY
};

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyDict_Type))
}

/// Makes the types of views and iterators ready.
pub unsafe fn start_views() -> Fallible {
    for kind in [
        &raw mut PyDictKeys_Type,
        &raw mut PyDictValues_Type,
        &raw mut PyDictItems_Type,
        &raw mut PyDictIterKey_Type,
        &raw mut PyDictIterValue_Type,
        &raw mut PyDictIterItem_Type,
        &raw mut PyDictRevIterKey_Type,
        &raw mut PyDictRevIterValue_Type,
        &raw mut PyDictRevIterItem_Type,
        &raw mut PyODict_Type,
    ] {
        status(PyType_Ready(kind))?;
    }
    Ok(())
}

/// The fields.
#[inline(always)]
pub(super) unsafe fn dict(op: *mut PyObject) -> *mut PyDictObject {
    op.cast()
}

/// The table.
#[inline(always)]
pub(super) unsafe fn keys_of(op: *mut PyObject) -> *mut Keys {
    (*dict(op)).ma_keys.cast()
}

#[inline(always)]
unsafe fn set_keys(op: *mut PyObject, keys: *mut Keys) {
    (*dict(op)).ma_keys = keys.cast();
}

/// The number of entries.
#[inline(always)]
pub unsafe fn used(op: *mut PyObject) -> Py_ssize_t {
    (*dict(op)).ma_used
}

/// Fills in the fields of a new object: it is empty.
#[inline(always)]
unsafe fn make_empty(op: *mut PyObject) {
    (*dict(op)).ma_used = 0;
    (*dict(op)).ma_version_tag = watch::next_version();
    (*dict(op)).ma_values = null_mut();
    set_keys(op, keys::none());
}

/// An empty dict, not tracked.
#[inline]
pub unsafe fn new() -> Fallible<Ref> {
    let op = life::revive(&POOL);
    if op.is_null() {
        return new_anew();
    }
    make_empty(op);
    Ok(Ref::steal_unchecked(op))
}

/// Not in line: one out of the pool needs no frame.
#[inline(never)]
unsafe fn new_anew() -> Fallible<Ref> {
    let op = take_or_make::<PyDictObject>(&POOL, &raw mut PyDict_Type)?;
    make_empty(op);
    Ok(Ref::steal_unchecked(op))
}

/// An empty dict with room for `wanted` entries of str keys.
pub unsafe fn with_room(wanted: Py_ssize_t) -> Fallible<Ref> {
    let op = new()?;
    if wanted > 6 {
        set_keys(op.ptr(), keys::with_room(wanted as usize, true)?);
    }
    Ok(op)
}

unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    used(op)
}

/// Whether `is` returns true for one of the references of a dict that can matter to the collector: keys that are exact
/// strs do not.
#[inline(always)]
pub unsafe fn any_reference(op: *mut PyObject, mut is: impl FnMut(*mut PyObject) -> bool) -> bool {
    let keys = keys_of(op);
    let text = keys::is_text(keys);
    for i in 0..(*keys).len as usize {
        let entry = keys::entry(keys, i);
        if !text && !(*entry).key.is_null() && is((*entry).key) {
            return true;
        }
        if !(*entry).value.is_null() && is((*entry).value) {
            return true;
        }
    }
    false
}

unsafe extern "C" fn traverse(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    let keys = keys_of(op);
    let text = keys::is_text(keys);
    for i in 0..(*keys).len as usize {
        let entry = keys::entry(keys, i);
        if !text {
            visit!(f, arg, (*entry).key);
        }
        visit!(f, arg, (*entry).value);
    }
    0
}

unsafe extern "C" fn clear_slot(op: *mut PyObject) -> c_int {
    clear(op);
    0
}

/// Gives back what a table holds, and the table.
unsafe fn drop_table(keys: *mut Keys) {
    let len = (*keys).len as usize;
    let mut i = 0;
    while i < len {
        let entry = keys::entry(keys, i);
        xdecref((*entry).key);
        xdecref((*entry).value);
        i += 1;
    }
    keys::free(keys);
}

/// Drops a watched dict's last notice. True: a watcher has taken the dict up again.
unsafe fn taken_up(op: *mut PyObject) -> bool {
    if !watch::is_watched(op) {
        return false;
    }
    set_refcount(op, 1);
    watch::tell(op, PyDict_EVENT_DEALLOCATED, null_mut(), null_mut());
    if refcount(op) > 1 {
        set_refcount(op, refcount(op) - 1);
        return true;
    }
    set_refcount(op, 0);
    false
}

pub(super) unsafe extern "C" fn dealloc(op: *mut PyObject) {
    if taken_up(op) {
        return;
    }
    // Nothing dies with an empty dict, so nothing nests.
    if keys_of(op) == keys::none() && PyDict_CheckExact(op) {
        gc::untrack(op);
        return keep_or_free(&POOL, op);
    }
    dealloc_full(op);
}

/// Not in line where the compiler optimises: an empty dict needs no frame.
#[cfg_attr(debug_assertions, inline(always))]
#[cfg_attr(not(debug_assertions), inline(never))]
unsafe fn dealloc_full(op: *mut PyObject) {
    let Some(thread) = begin_dealloc(op, dealloc) else {
        return;
    };
    drop_table(keys_of(op));
    release(op);
    trashcan::end(thread);
}

/// Gives back the memory of an object whose table is gone.
#[inline]
unsafe fn release(op: *mut PyObject) {
    if PyDict_CheckExact(op) {
        keep_or_free(&POOL, op);
    } else {
        free_object(op);
    }
}
