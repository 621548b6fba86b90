//! Changes of a set by other containers.

use super::super::dict;
use super::table::{self, add_all, add_known, discard_known, reserve};
use super::{clear, combine, make, used};
use crate::prelude::*;
use crate::types::iter::next_item;

/// Does something with each item of an iterable.
pub(super) unsafe fn each(
    iterable: *mut PyObject,
    mut body: impl FnMut(*mut PyObject) -> Fallible<bool>,
) -> Fallible<bool> {
    let iterator = owned(PyObject_GetIter(iterable))?;
    while let Some(item) = next_item(&iterator)? {
        if !body(item.ptr())? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Does something with each key of a dict and its hash; what is done may change the dict.
pub(super) unsafe fn each_key(
    dict: *mut PyObject,
    mut body: impl FnMut(*mut PyObject, Py_hash_t) -> Fallible<bool>,
) -> Fallible<bool> {
    let mut place = 0;
    while let Some((key, hash, _)) = dict::next_hashed(dict, &mut place) {
        let key = Ref::new(key);
        if !body(key.ptr(), hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Does something with each key of a set and its hash; what is done may change the set.
pub(super) unsafe fn each_of(
    op: *mut PyObject,
    mut body: impl FnMut(*mut PyObject, Py_hash_t) -> Fallible<bool>,
) -> Fallible<bool> {
    let mut place = 0;
    while let Some(slot) = table::next(op, &mut place) {
        let (key, hash) = (Ref::new((*slot).key), (*slot).hash);
        if !body(key.ptr(), hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Adds the items of an iterable.
pub unsafe fn update(op: *mut PyObject, iterable: *mut PyObject) -> Fallible {
    if PyAnySet_Check(iterable) {
        return add_all(op, iterable);
    }
    if PyDict_CheckExact(iterable) {
        reserve(op, dict::used(iterable))?;
        each_key(iterable, |key, hash| {
            add_known(op, key, hash).map(|()| true)
        })?;
        return Ok(());
    }
    each(iterable, |item| table::add(op, item).map(|()| true))?;
    Ok(())
}

/// Removes the items of an iterable.
pub unsafe fn subtract(op: *mut PyObject, other: *mut PyObject) -> Fallible {
    if op == other {
        clear(op);
        return Ok(());
    }
    if PyAnySet_Check(other) {
        subtract_set(op, other)?;
    } else {
        each(other, |item| table::discard(op, item).map(|_| true))?;
    }
    drop_emptied(op)
}

unsafe fn subtract_set(op: *mut PyObject, other: *mut PyObject) -> Fallible {
    if used(other) >> 3 > used(op) {
        // Few keys against many: those that both have are found by these.
        let both = combine::intersection(op, other)?;
        each_of(both.ptr(), |key, hash| {
            discard_known(op, key, hash).map(|_| true)
        })?;
    } else {
        each_of(other, |key, hash| {
            discard_known(op, key, hash).map(|_| true)
        })?;
    }
    Ok(())
}

/// A table that is mostly emptied slots is made anew.
unsafe fn drop_emptied(op: *mut PyObject) -> Fallible {
    let so = table::set(op);
    let emptied = (*so).fill - (*so).used;
    if (emptied as usize) <= (*so).mask as usize / 4 {
        return Ok(());
    }
    table::resize(
        op,
        used(op) as usize * if used(op) > 50_000 { 2 } else { 4 },
    )
}

/// Keeps what an iterable has, too.
pub unsafe fn intersect(op: *mut PyObject, other: *mut PyObject) -> Fallible {
    let both = combine::intersection(op, other)?;
    table::swap(op, both.ptr());
    Ok(())
}

/// Keeps what only one of the two has.
pub unsafe fn exclude(op: *mut PyObject, other: *mut PyObject) -> Fallible {
    if op == other {
        clear(op);
        return Ok(());
    }
    let toggle = |key: *mut PyObject, hash: Py_hash_t| {
        if !discard_known(op, key, hash)? {
            add_known(op, key, hash)?;
        }
        Ok(true)
    };
    if PyDict_CheckExact(other) {
        each_key(other, toggle)?;
    } else if PyAnySet_Check(other) {
        each_of(other, toggle)?;
    } else {
        let other = make(super::base_of(op), Some(other))?;
        each_of(other.ptr(), toggle)?;
    }
    Ok(())
}

/// An operator in place; the other side has to be a set.
unsafe fn in_place(
    op: *mut PyObject,
    other: *mut PyObject,
    change: unsafe fn(*mut PyObject, *mut PyObject) -> Fallible,
) -> *mut PyObject {
    if !PyAnySet_Check(other) {
        return new_ref(Py_NotImplemented());
    }
    change(op, other).map(|()| Ref::new(op)).or_null()
}

pub unsafe extern "C" fn or_in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    in_place(op, other, update)
}

pub unsafe extern "C" fn and_in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    in_place(op, other, intersect)
}

pub unsafe extern "C" fn subtract_in_place(
    op: *mut PyObject,
    other: *mut PyObject,
) -> *mut PyObject {
    in_place(op, other, subtract)
}

pub unsafe extern "C" fn xor_in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    in_place(op, other, exclude)
}
