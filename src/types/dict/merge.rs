//! Many entries at once: update, copy, fromkeys.

use super::super::list;
use super::{dict, edit, insert, keys, keys_of, new, set_keys, used, watch};
use crate::gc;
use crate::prelude::*;
use crate::types::container::{may_be_tracked, track_once};
use crate::types::iter::next_item;
use crate::types::raise::fail;
use crate::types::slot::same_slot;

/// What becomes of a key that is there already.
#[derive(Clone, Copy, PartialEq)]
pub enum Collision {
    /// The old value stays.
    Keep,
    /// The new value replaces it.
    Replace,
}

impl Collision {
    /// As C says it.
    pub fn from_flag(replace: c_int) -> Collision {
        if replace == 0 {
            Collision::Keep
        } else {
            Collision::Replace
        }
    }
}

/// Whether iterating over `op` is iterating over its table.
unsafe fn is_plain(op: *mut PyObject) -> bool {
    PyDict_Check(op) && same_slot((*Py_TYPE(op)).tp_iter, PyDict_Type.tp_iter)
}

/// A dict of the same entries, of the type dict.
pub unsafe fn copy(op: *mut PyObject) -> Fallible<Ref> {
    let copy = new()?;
    if used(op) == 0 {
        return Ok(copy);
    }
    if is_plain(op) {
        clone_into(copy.ptr(), op)?;
    } else {
        merge(copy.ptr(), op, Collision::Replace)?;
    }
    Ok(copy)
}

/// Makes an empty dict one of the same entries.
unsafe fn clone_into(op: *mut PyObject, other: *mut PyObject) -> Fallible {
    let from = keys_of(other);
    if keys::is_sparse(from, used(other) as usize) {
        return merge_dict(op, other, Collision::Replace);
    }
    let copied = keys::copied(from)?;
    watch::tell(op, PyDict_EVENT_CLONED, other, null_mut());
    keys::free(keys_of(op));
    set_keys(op, copied);
    (*dict(op)).ma_used = used(other);
    watch::changed(op);
    if gc::is_tracked(other) || PyDict_CheckExact(other) && holds_trackable(op) {
        track_once(op);
    }
    Ok(())
}

/// A collection may have found that a dict need not be tracked, and its copy need not then, but it may be that the dict is
/// only not tracked yet.
unsafe fn holds_trackable(op: *mut PyObject) -> bool {
    let mut place = 0;
    while let Some(entry) = edit::next(op, &mut place) {
        if may_be_tracked((*entry).value) || may_be_tracked((*entry).key) {
            return true;
        }
    }
    false
}

/// Sets what a mapping has.
pub unsafe fn merge(op: *mut PyObject, other: *mut PyObject, collision: Collision) -> Fallible {
    if is_plain(other) {
        if other == op || used(other) == 0 {
            return Ok(());
        }
        if used(op) == 0 && PyDict_CheckExact(other) {
            return clone_into(op, other);
        }
        return merge_dict(op, other, collision);
    }
    merge_mapping(op, other, collision)
}

unsafe fn merge_dict(op: *mut PyObject, other: *mut PyObject, collision: Collision) -> Fallible {
    reserve(op, used(other) as usize)?;
    let count = used(other);
    let mut place = 0;
    while let Some((key, hash, value)) = edit::next_hashed(other, &mut place) {
        let (key, value) = (Ref::new(key), Ref::new(value));
        merge_one(op, key.ptr(), hash, value.ptr(), collision)?;
        if used(other) != count {
            return Err(fail(PyExc_RuntimeError, c"dict mutated during update"));
        }
    }
    Ok(())
}

unsafe fn merge_one(
    op: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
    value: *mut PyObject,
    collision: Collision,
) -> Fallible {
    if collision == Collision::Keep && !edit::find_known_hash(op, key, hash)?.is_null() {
        return Ok(());
    }
    edit::insert_known_hash(op, key, hash, value)
}

/// Makes room for `more` entries at once when there is much less.
unsafe fn reserve(op: *mut PyObject, more: usize) -> Fallible {
    let keys = keys_of(op);
    if (*keys).left as usize * 3 >= more * 2 {
        return Ok(());
    }
    let wanted = used(op) as usize + more;
    let new = if keys == keys::none() {
        keys::with_room(wanted, true)?
    } else {
        keys::moved(keys, wanted, keys::is_text(keys))?
    };
    set_keys(op, new);
    Ok(())
}

unsafe fn merge_mapping(op: *mut PyObject, other: *mut PyObject, collision: Collision) -> Fallible {
    let keys = owned(PyMapping_Keys(other))?;
    let iterator = owned(PyObject_GetIter(keys.ptr()))?;
    while let Some(key) = next_item(&iterator)? {
        if collision == Collision::Keep && !edit::find(op, key.ptr())?.is_null() {
            continue;
        }
        let value = owned(PyObject_GetItem(other, key.ptr()))?;
        insert(op, key.ptr(), value.ptr())?;
    }
    Ok(())
}

/// Sets what an iterable of pairs says.
pub unsafe fn merge_pairs(
    op: *mut PyObject,
    pairs: *mut PyObject,
    collision: Collision,
) -> Fallible {
    let iterator = owned(PyObject_GetIter(pairs))?;
    let mut number: Py_ssize_t = 0;
    while let Some(item) = next_item(&iterator)? {
        merge_pair(op, item.ptr(), number, collision)?;
        number += 1;
    }
    Ok(())
}

unsafe fn merge_pair(
    op: *mut PyObject,
    item: *mut PyObject,
    number: Py_ssize_t,
    collision: Collision,
) -> Fallible {
    let Some(pair) = Ref::steal(PySequence_Fast(item, c"".as_ptr())) else {
        if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
            PyErr_Format(
                PyExc_TypeError,
                c"cannot convert dictionary update sequence element #%zd to a sequence".as_ptr(),
                number,
            );
        }
        return Err(Raised);
    };
    let length = Py_SIZE(pair.ptr());
    if length != 2 {
        PyErr_Format(
            PyExc_ValueError,
            c"dictionary update sequence element #%zd has length %zd; 2 is required".as_ptr(),
            number,
            length,
        );
        return Err(Raised);
    }
    let items = if PyList_Check(pair.ptr()) {
        list::items(pair.ptr())
    } else {
        tuple_items(pair.ptr())
    };
    let (key, value) = (Ref::new(*items), Ref::new(*items.add(1)));
    match collision {
        Collision::Replace => insert(op, key.ptr(), value.ptr()),
        Collision::Keep => edit::set_default(op, key.ptr(), value.ptr()).map(|_| ()),
    }
}

/// Sets what a mapping or an iterable of pairs says: what has `keys` is a mapping.
pub unsafe fn update(op: *mut PyObject, other: *mut PyObject) -> Fallible {
    if PyDict_CheckExact(other) {
        return merge(op, other, Collision::Replace);
    }
    let mut keys = null_mut();
    let has_keys = truth(PyObject_GetOptionalAttr(
        other,
        name!("keys"),
        &raw mut keys,
    ))?;
    drop(Ref::steal(keys));
    if has_keys {
        merge(op, other, Collision::Replace)
    } else {
        merge_pairs(op, other, Collision::Replace)
    }
}

/// What `kind()` gives, with a value for each of the keys of an iterable.
pub unsafe fn from_keys(
    kind: *mut PyObject,
    iterable: *mut PyObject,
    value: *mut PyObject,
) -> Fallible<Ref> {
    let made = owned(PyObject_CallNoArgs(kind))?;
    let op = made.ptr();
    if PyDict_CheckExact(op) && used(op) == 0 && PyDict_CheckExact(iterable) {
        reserve(op, used(iterable) as usize)?;
        let mut place = 0;
        while let Some((key, hash, _)) = edit::next_hashed(iterable, &mut place) {
            let key = Ref::new(key);
            edit::insert_known_hash(op, key.ptr(), hash, value)?;
        }
        return Ok(made);
    }
    let plain = PyDict_CheckExact(op);
    let iterator = owned(PyObject_GetIter(iterable))?;
    while let Some(key) = next_item(&iterator)? {
        if plain {
            insert(op, key.ptr(), value)?;
        } else {
            status(PyObject_SetItem(op, key.ptr(), value))?;
        }
    }
    Ok(made)
}
