//! What the two weak dicts have in common. `WEAK` is the side of a pair that is a weak reference: `KEY` or `VALUE`.

use super::holder::{self, data, referent};
use crate::prelude::*;
use crate::types::modules::fields::call_method;
use crate::types::tuple;

pub const KEY: usize = 0;
pub const VALUE: usize = 1;

/// The key and the value of a pair of the dict, when the referent is alive.
unsafe fn strong<const WEAK: usize>(pair: *mut PyObject) -> Fallible<Option<(Ref, Ref)>> {
    let Some(found) = referent(PyTuple_GET_ITEM(pair, WEAK as Py_ssize_t))? else {
        return Ok(None);
    };
    let other = Ref::new(PyTuple_GET_ITEM(pair, 1 - WEAK as Py_ssize_t));
    Ok(Some(if WEAK == KEY {
        (found, other)
    } else {
        (other, found)
    }))
}

/// An iterator over what `of` makes of each key and its value, of those that are alive.
unsafe fn alive<const WEAK: usize>(
    op: *mut PyObject,
    of: impl Fn(Ref, Ref) -> Fallible<Ref>,
) -> *mut PyObject {
    let list = || -> Fallible<Ref> {
        let pairs = owned(PyDict_Items(data(op)))?;
        let list = owned(PyList_New(0))?;
        for i in 0..Py_SIZE(pairs.ptr()) {
            if let Some((key, value)) = strong::<WEAK>(PyList_GET_ITEM(pairs.ptr(), i))? {
                status(PyList_Append(list.ptr(), of(key, value)?.ptr()))?;
            }
        }
        Ok(list)
    };
    holder::iterator(list())
}

pub unsafe extern "C" fn iterate<const WEAK: usize>(op: *mut PyObject) -> *mut PyObject {
    alive::<WEAK>(op, |key, _| Ok(key))
}

pub unsafe extern "C" fn keys<const WEAK: usize>(
    op: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    iterate::<WEAK>(op)
}

pub unsafe extern "C" fn values<const WEAK: usize>(
    op: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    alive::<WEAK>(op, |_, value| Ok(value))
}

pub unsafe extern "C" fn items<const WEAK: usize>(
    op: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    alive::<WEAK>(op, |key, value| tuple::pair(key, value))
}

pub unsafe extern "C" fn pop_item<const WEAK: usize>(
    op: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        loop {
            let pair = call_method!(name!("popitem"), data(op))?;
            if let Some((key, value)) = strong::<WEAK>(pair.ptr())? {
                return tuple::pair(key, value);
            }
        }
    };
    run().or_null()
}

pub unsafe extern "C" fn clear(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyDict_Clear(data(op));
    new_ref(Py_None())
}

pub unsafe extern "C" fn len(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSsize_t(holder::length(op))
}
