//! The iterators of dicts and of their views, in both directions.

use super::super::enumerate::reuse_pair;
use super::super::tuple;
use super::keys;
use super::{View, keys_of, used};
use crate::gc;
use crate::prelude::*;
use crate::types::container::{clear_member, new_object, visit};
use crate::types::define::{STATIC_TYPE, no_args};
use crate::types::raise::fail;

/// An iterator.
#[repr(C)]
struct DictIter {
    ob_base: PyObject,
    /// NULL at the end.
    dict: *mut PyObject,
    /// What the dict had at the beginning; -1 once that has changed.
    used: Py_ssize_t,
    /// The entry that is looked at next; from behind: -1 when there is none.
    place: Py_ssize_t,
    /// What is left, as far as it knows.
    left: Py_ssize_t,
    /// Of items: a pair for the result, as long as nobody keeps it.
    pair: *mut PyObject,
}

static mut METHODS: [PyMethodDef; 3] = [
    no_args(c"__length_hint__", length_hint, c""),
    no_args(c"__reduce__", reduce, c""),
    PyMethodDef::EMPTY,
];

const fn type_of(
    name: &'static CStr,
    next: unsafe extern "C" fn(*mut PyObject) -> *mut PyObject,
) -> PyTypeObject {
    PyTypeObject {
        ob_base: STATIC_TYPE,
        tp_name: name.as_ptr(),
        tp_basicsize: size_of::<DictIter>() as Py_ssize_t,
        tp_dealloc: Some(dealloc),
        tp_flags: Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_STATIC_BUILTIN,
        tp_traverse: Some(traverse),
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
        tp_methods: (&raw mut METHODS).cast(),
        ..PyTypeObject::EMPTY
    }
}

/// The type of the iterator of keys.
pub const KEY_ITER: PyTypeObject = type_of(c"dict_keyiterator", next_key);
/// The type of the iterator of values.
pub const VALUE_ITER: PyTypeObject = type_of(c"dict_valueiterator", next_value);
/// The type of the iterator of items.
pub const ITEM_ITER: PyTypeObject = type_of(c"dict_itemiterator", next_item);
/// The type of the iterator of keys from the end.
pub const REV_KEY_ITER: PyTypeObject = type_of(c"dict_reversekeyiterator", next_any_reverse);
/// The type of the iterator of values from the end.
pub const REV_VALUE_ITER: PyTypeObject = type_of(c"dict_reversevalueiterator", next_any_reverse);
/// The type of the iterator of items from the end.
pub const REV_ITEM_ITER: PyTypeObject = type_of(c"dict_reverseitemiterator", next_any_reverse);

fn type_for(view: View, reverse: bool) -> *mut PyTypeObject {
    match (view, reverse) {
        (View::Keys, false) => &raw mut PyDictIterKey_Type,
        (View::Values, false) => &raw mut PyDictIterValue_Type,
        (View::Items, false) => &raw mut PyDictIterItem_Type,
        (View::Keys, true) => &raw mut PyDictRevIterKey_Type,
        (View::Values, true) => &raw mut PyDictRevIterValue_Type,
        (View::Items, true) => &raw mut PyDictRevIterItem_Type,
    }
}

#[inline(always)]
unsafe fn iter(op: *mut PyObject) -> *mut DictIter {
    op.cast()
}

/// An iterator of what a view of a dict shows.
pub unsafe fn new(op: *mut PyObject, view: View, reverse: bool) -> Fallible<Ref> {
    let made: *mut DictIter = new_object(type_for(view, reverse))?;
    (*made).dict = new_ref(op);
    (*made).used = used(op);
    (*made).left = used(op);
    (*made).place = if reverse {
        (*keys_of(op)).len as Py_ssize_t - 1
    } else {
        0
    };
    (*made).pair = null_mut();
    let made = Ref::steal_unchecked(made);
    if view == View::Items {
        let pair = tuple::from_array([Py_None(), Py_None()].as_ptr(), 2)?;
        (*iter(made.ptr())).pair = pair.into_raw();
    }
    gc::track(made.ptr());
    Ok(made)
}

/// `iter(dict)`.
pub unsafe extern "C" fn keys_of_dict(op: *mut PyObject) -> *mut PyObject {
    new(op, View::Keys, false).or_null()
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    xdecref((*iter(op)).dict);
    xdecref((*iter(op)).pair);
    gc::free(op);
}

unsafe extern "C" fn traverse(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    visit!(f, arg, (*iter(op)).dict);
    visit!(f, arg, (*iter(op)).pair);
    0
}

/// Whether the dict is as large as it was.
#[inline(always)]
unsafe fn check(op: *mut PyObject) -> Fallible<*mut PyObject> {
    let dict = (*iter(op)).dict;
    if dict.is_null() {
        return Err(Raised);
    }
    if (*iter(op)).used != used(dict) {
        // It stays that way.
        (*iter(op)).used = -1;
        return Err(fail(
            PyExc_RuntimeError,
            c"dictionary changed size during iteration",
        ));
    }
    Ok(dict)
}

/// From now on there is nothing more.
#[cold]
unsafe fn end(op: *mut PyObject) -> *mut PyObject {
    clear_member(&raw mut (*iter(op)).dict);
    null_mut()
}

#[inline(always)]
unsafe fn next_entry(op: *mut PyObject) -> Option<*mut keys::Entry> {
    let dict = check(op).ok()?;
    let Some(entry) = super::edit::next(dict, &mut (*iter(op)).place) else {
        end(op);
        return None;
    };
    // Deleting and adding as many leaves the size as it was.
    if (*iter(op)).left == 0 {
        fail(
            PyExc_RuntimeError,
            c"dictionary keys changed during iteration",
        );
        end(op);
        return None;
    }
    (*iter(op)).left -= 1;
    Some(entry)
}

unsafe extern "C" fn next_key(op: *mut PyObject) -> *mut PyObject {
    next_entry(op).map_or(null_mut(), |entry| new_ref((*entry).key))
}

unsafe extern "C" fn next_value(op: *mut PyObject) -> *mut PyObject {
    next_entry(op).map_or(null_mut(), |entry| new_ref((*entry).value))
}

unsafe extern "C" fn next_item(op: *mut PyObject) -> *mut PyObject {
    match next_entry(op) {
        Some(entry) => pair_of(op, entry),
        None => null_mut(),
    }
}

/// The pair for the result: the last one again when nobody has kept it.
#[inline(always)]
unsafe fn pair_of(op: *mut PyObject, entry: *mut keys::Entry) -> *mut PyObject {
    let (key, value) = (Ref::new((*entry).key), Ref::new((*entry).value));
    reuse_pair((*iter(op)).pair, key, value)
}

unsafe extern "C" fn next_any_reverse(op: *mut PyObject) -> *mut PyObject {
    let Ok(dict) = check(op) else {
        return null_mut();
    };
    let keys = keys_of(dict);
    let mut i = (*iter(op)).place.min((*keys).len as Py_ssize_t - 1);
    while i >= 0 && (*keys::entry(keys, i as usize)).key.is_null() {
        i -= 1;
    }
    if i < 0 {
        return end(op);
    }
    (*iter(op)).place = i - 1;
    (*iter(op)).left -= 1;
    let entry = keys::entry(keys, i as usize);
    let kind = Py_TYPE(op);
    if kind == &raw mut PyDictRevIterKey_Type {
        new_ref((*entry).key)
    } else if kind == &raw mut PyDictRevIterValue_Type {
        new_ref((*entry).value)
    } else {
        pair_of(op, entry)
    }
}

unsafe extern "C" fn length_hint(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let dict = (*iter(op)).dict;
    let known = !dict.is_null() && (*iter(op)).used == used(dict);
    PyLong_FromSsize_t(if known { (*iter(op)).left } else { 0 })
}

/// `iter(list of what is left)`: the iterator itself stays where it is.
unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let reduced = || -> Fallible<Ref> {
        let copy: *mut DictIter = new_object(Py_TYPE(op))?;
        (*copy).dict = xnew_ref((*iter(op)).dict);
        (*copy).used = (*iter(op)).used;
        (*copy).left = (*iter(op)).left;
        (*copy).place = (*iter(op)).place;
        (*copy).pair = null_mut();
        let copy = Ref::steal_unchecked(copy);
        gc::track(copy.ptr());
        let rest = owned(PySequence_List(copy.ptr()))?;
        super::super::iter::reduced_to(c"iter", rest)
    };
    reduced().or_null()
}
